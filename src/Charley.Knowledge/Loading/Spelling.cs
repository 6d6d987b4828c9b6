namespace Charley.Knowledge.Loading;

/// <summary>Finds the word that a writer probably meant.</summary>
public static class Spelling
{
    /// <summary>A third of the word may be wrong; further away a suggestion would only confuse.</summary>
    private const int LettersPerMistake = 3;

    /// <summary>" Did you mean 'x'?" for the nearest candidate, or nothing if none is near.</summary>
    public static string Suggest(string word, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault((candidate: string.Empty, distance: int.MaxValue));
        var allowed = Math.Max(2, word.Length / LettersPerMistake);
        return nearest.distance <= allowed ? $" Did you mean '{nearest.candidate}'?" : string.Empty;
    }

    /// <summary>Levenshtein distance: the fewest single-letter edits that turn one word into the other.</summary>
    internal static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= from.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= to.Length; column++)
            {
                var substitute = diagonal + (from[line - 1] == to[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(substitute, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
