namespace Charley.Exchange.Imports.Files;

/// <summary>Reads a file that must be in memory as a whole, up to a limit.</summary>
internal static class WholeFile
{
    private const int FirstBuffer = 1 << 16;

    /// <summary>All bytes.</summary>
    /// <exception cref="ImportRefusedException">There are more than the limit.</exception>
    public static ReadOnlySpan<byte> Read(Stream stream, string file, ImportLimits limits)
    {
        var bytes = new byte[FirstBuffer];
        var length = 0;
        while (stream.Read(bytes, length, bytes.Length - length) is > 0 and var read)
        {
            length += read;
            if (length > limits.MostWholeBytes)
            {
                throw new ImportRefusedException(file, ImportRefusedException.AtByte(length), ImportTexts.TooLarge);
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, bytes.Length * 2);
            }
        }

        return bytes.AsSpan(0, length);
    }
}
