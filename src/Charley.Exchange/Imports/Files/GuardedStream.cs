namespace Charley.Exchange.Imports.Files;

/// <summary>Reads a file with an eye on how much comes out, whatever its header promises, and stops when it is told to.</summary>
internal sealed class GuardedStream : ForwardStream
{
    private readonly Stream inner;
    private readonly string file;
    private readonly long packed;
    private readonly ImportLimits limits;
    private readonly Action<long> passed;

    /// <summary>Guards a stream.</summary>
    /// <param name="inner">What is read.</param>
    /// <param name="file">Its name for refusals.</param>
    /// <param name="packed">Bytes that it takes in its archive; 0 where it is not packed.</param>
    /// <param name="limits">How much may come out.</param>
    /// <param name="passed">Gets the number of bytes after each read; may throw to stop.</param>
    public GuardedStream(Stream inner, string file, long packed, ImportLimits limits, Action<long> passed) =>
        (this.inner, this.file, this.packed, this.limits, this.passed) = (inner, file, packed, limits, passed);

    private long count;

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            throw Refuse(ImportTexts.Damaged);
        }

        count += read;
        if (count > limits.MostBytes)
        {
            throw Refuse(ImportTexts.TooLarge);
        }

        if (packed > 0 && count > limits.FreeOfRatio && count / packed > limits.MostRatio)
        {
            throw Refuse(ImportTexts.Bomb);
        }

        passed(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private ImportRefusedException Refuse(string reason) => new(file, ImportRefusedException.AtByte(count), reason);
}
