namespace Tandem.People.Writing;

/// <summary>
/// Ids of the same millisecond that keep the order in which they were made: the twelve bits behind the version hold a counter
/// (RFC 9562 §6.2, method 1).
/// </summary>
internal static class OrderedId
{
    public static Guid Of(DateTimeOffset time, int order)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)(0x70 | ((order >> 8) & 0x0F));
        bytes[7] = (byte)order;
        return new Guid(bytes, bigEndian: true);
    }
}
