using System.Text;

namespace Charley.Exchange.Imports.Csv;

/// <summary>Reads the rows of a table as RFC 4180 writes them: cells may stand in quotation marks, and then hold anything.</summary>
/// <param name="text">The table.</param>
/// <param name="delimiter">What stands between cells.</param>
/// <param name="file">Its name for refusals.</param>
internal sealed class CsvRows(string text, char delimiter, string file)
{
    private const int LongestCell = 100_000;
    private const char Quote = '"';
    private readonly StringBuilder cell = new();
    private int at;
    private long line = 1;

    /// <summary>Where the row just read begins, the first line being 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The next row that is not empty; null at the end.</summary>
    /// <exception cref="ImportRefusedException">A quotation mark is never closed, or a cell is far too long.</exception>
    public string[]? Next()
    {
        while (at < text.Length)
        {
            Line = line;
            var cells = new List<string> { Cell() };
            while (at < text.Length && text[at] == delimiter)
            {
                at++;
                cells.Add(Cell());
            }

            SkipLineEnd();
            if (cells.Count > 1 || !string.IsNullOrWhiteSpace(cells[0]))
            {
                return [.. cells];
            }
        }

        return null;
    }

    private string Cell()
    {
        cell.Clear();
        var isQuoted = at < text.Length && text[at] == Quote;
        if (isQuoted)
        {
            at++;
            Quoted();
        }

        // Letters after a closing quotation mark are kept, as other programs do.
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
        {
            Add(text[at++]);
        }

        return cell.ToString();
    }

    private void Quoted()
    {
        while (at < text.Length)
        {
            var letter = text[at++];
            if (letter == Quote)
            {
                if (at >= text.Length || text[at] != Quote)
                {
                    return;
                }

                at++;
            }

            line += letter == '\n' ? 1 : 0;
            Add(letter);
        }

        throw new ImportRefusedException(file, ImportRefusedException.AtLine(Line), ImportTexts.TableBroken);
    }

    private void Add(char letter)
    {
        if (cell.Length >= LongestCell)
        {
            throw new ImportRefusedException(file, ImportRefusedException.AtLine(Line), ImportTexts.TableBroken);
        }

        cell.Append(letter);
    }

    private void SkipLineEnd()
    {
        if (at < text.Length)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            line++;
        }
    }
}
