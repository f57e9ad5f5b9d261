namespace Tandem.Platform.Data;

/// <summary>
/// UUIDv7s that keep, within this process, the order in which they were made, also within a millisecond: the twelve bits behind the version hold a
/// counter (RFC 9562 §6.2, method 1).
/// </summary>
public static class OrderedId
{
    private const int Most = 0xFFF;
    private static readonly Lock Gate = new();
    private static long s_millisecond;
    private static int s_counter;

    /// <summary>An id of this time, behind all that were made before.</summary>
    public static Guid Next(Instant now)
    {
        var (millisecond, counter) = Step(now.Milliseconds);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(millisecond)).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)(0x70 | (counter >> 8));
        bytes[7] = (byte)counter;
        return new Guid(bytes, bigEndian: true);
    }

    private static (long Millisecond, int Counter) Step(long now)
    {
        lock (Gate)
        {
            if (now > s_millisecond)
            {
                (s_millisecond, s_counter) = (now, 0);
            }
            else if (++s_counter > Most)
            {
                // More than four thousand in a millisecond: the next one lends its numbers.
                (s_millisecond, s_counter) = (s_millisecond + 1, 0);
            }

            return (s_millisecond, s_counter);
        }
    }
}
