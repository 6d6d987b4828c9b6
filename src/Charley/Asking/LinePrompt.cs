using System.Globalization;

namespace Charley.Asking;

/// <summary>What the person typed at a question.</summary>
internal abstract record Typed
{
    private Typed()
    {
    }

    /// <summary>Chose these options, by position from 0.</summary>
    public sealed record Chosen(IReadOnlyList<int> Options) : Typed;

    /// <summary>"I don't know".</summary>
    public sealed record DontKnow : Typed;

    /// <summary>Wants the question before this one again.</summary>
    public sealed record Back : Typed;

    /// <summary>Wants the answer now.</summary>
    public sealed record Finish : Typed;

    /// <summary>The input ended.</summary>
    public sealed record End : Typed;
}

/// <summary>Asks by plain numbered lines: works in every terminal, in a pipe and with a screen reader.</summary>
/// <param name="terminal">Where to read and write.</param>
internal sealed class LinePrompt(Terminal terminal)
{
    private static readonly char[] Separators = [' ', ','];

    /// <summary>Asks until the input fits.</summary>
    /// <param name="text">The question.</param>
    /// <param name="help">Help below it, or null.</param>
    /// <param name="options">Options to choose from.</param>
    /// <param name="many">Whether several may be chosen.</param>
    public Typed Ask(string text, string? help, IReadOnlyList<string> options, bool many)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(text);
        if (help is not null)
        {
            terminal.Out.WriteLine("  " + help);
        }

        for (var position = 0; position < options.Count; position++)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {position + 1}) {options[position]}"));
        }

        while (true)
        {
            terminal.Out.Write(many ? Texts.PromptMany : Texts.PromptOne);
            var line = terminal.In.ReadLine();
            if (line is null)
            {
                return new Typed.End();
            }

            if (Understand(line.Trim(), options.Count, many) is { } typed)
            {
                return typed;
            }

            terminal.Out.WriteLine(Texts.PromptWrong(options.Count));
        }
    }

    /// <summary>Asks for a whole number until it fits; null when the input ended.</summary>
    public int? AskNumber(string text, int low, int high)
    {
        terminal.Out.WriteLine();
        while (true)
        {
            terminal.Out.Write(text + " ");
            var line = terminal.In.ReadLine();
            if (line is null)
            {
                return null;
            }

            if (int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high)
            {
                return number;
            }

            terminal.Out.WriteLine(Texts.NumberWrong(low, high));
        }
    }

    private static Typed? Understand(string line, int count, bool many)
    {
        switch (line)
        {
            case "" or "?":
                return new Typed.DontKnow();
            case "b":
                return new Typed.Back();
            case "r":
                return new Typed.Finish();
            default:
                break;
        }

        var chosen = new List<int>();
        foreach (var part in line.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > count)
            {
                return null;
            }

            chosen.Add(number - 1);
        }

        return chosen.Count == 0 || (chosen.Count > 1 && !many) ? null : new Typed.Chosen(chosen);
    }
}
