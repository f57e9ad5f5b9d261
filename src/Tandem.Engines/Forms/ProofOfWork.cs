using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Engines.Forms;

/// <summary>
/// A little work that a browser does once and a flood has to do each time: find a text so that the SHA-256 of <c>nonce:text</c> begins with so many zero bits.
/// </summary>
public static class ProofOfWork
{
    private const int LongestSolution = 32;

    /// <summary>Whether <paramref name="solution"/> solves it.</summary>
    public static bool Holds(string nonce, string? solution, int bits)
    {
        if (solution is null or { Length: 0 or > LongestSolution })
        {
            return false;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{nonce}:{solution}"));
        var zeros = 0;
        foreach (var value in hash)
        {
            zeros += value == 0 ? 8 : BitOperations.LeadingZeroCount(value) - 24;
            if (value != 0)
            {
                break;
            }
        }

        return zeros >= bits;
    }
}
