namespace Charley.Exchange.Tests.Imports;

/// <summary>Damages files as bad cables, bad programs and bad people do.</summary>
internal static class Fuzz
{
    private const int Kinds = 6;
    private const int MostEdits = 8;

    private static readonly byte[][] Pieces =
        [.. new[] { "<", ">", "\"", "&lt;", "<!--", "]]>", "/>", "</", "<!DOCTYPE x [", "\0", "\v", "{", "}", "[", "]", ",", ":", "\\u0000", "1e999", "-1", "\r\n", "\ufeff", ";", "9999-12-31" }.Select(System.Text.Encoding.UTF8.GetBytes)];

    public static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var edit = random.Next(1, MostEdits); edit > 0 && bytes.Count > 1; edit--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(Kinds))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(Math.Min(50, bytes.Count - at)));
                    break;
                case 2:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(Math.Min(200, bytes.Count - at))));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}
