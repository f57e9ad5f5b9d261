namespace Tandem.Platform.Lanes;

/// <summary>One of the 64 ordered strands of the journey log. Subjects are spread over them by their id.</summary>
public static class Lane
{
    /// <summary>How many lanes there are; fixed for the life of a database.</summary>
    public const int Count = 64;

    /// <summary>The lane of a subject or of the contact that owns it: the low six bits of a UUIDv7's random tail.</summary>
    public static int Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes[15] & (Count - 1);
    }
}
