using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tandem.Platform.Http;

/// <summary>
/// Bounds the body of every request: 1 MiB, or what the route says with <c>WithMetadata(new RequestSizeLimitAttribute(n))</c> or
/// <c>DisableRequestSizeLimitAttribute</c>. Too much answers 413, whether the length was announced or not.
/// </summary>
public sealed class BodyLimit(RequestDelegate next)
{
    private const long Standard = 1024 * 1024;

    /// <summary>Refuses what announces too much, and counts the rest while it is read.</summary>
    public Task Invoke(HttpContext context)
    {
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : Standard;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = most;
        }

        if (most is not { } limit)
        {
            return next(context);
        }

        if (context.Request.ContentLength > limit)
        {
            throw TooLarge();
        }

        if (context.Request.ContentLength is null)
        {
            context.Request.Body = new Counted(context.Request.Body, limit);
        }

        return next(context);
    }

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);

    /// <summary>Reads on until the limit.</summary>
    private sealed class Counted(Stream inner, long limit) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Count(int bytes)
        {
            _read += bytes;
            return _read <= limit ? bytes : throw TooLarge();
        }
    }
}
