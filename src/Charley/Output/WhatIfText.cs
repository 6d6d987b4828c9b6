using Charley.Assessment.WhatIf;
using Charley.Knowledge;
using Spectre.Console;

namespace Charley.Output;

/// <summary>Writes an answer beside the answer if one thing were otherwise.</summary>
internal static class WhatIfText
{
    public static void Write(WhatIfResult result, KnowledgeBase knowledge, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Texts.WhatIfHeading(result.Text));
        output.WriteLine(result.Now.Urgency == result.Then.Urgency
            ? Texts.WhatIfSameUrgency(result.Now.UrgencyName)
            : Texts.WhatIfOtherUrgency(result.Now.UrgencyName, result.Then.UrgencyName));
        if (!result.Dropped.IsEmpty)
        {
            output.WriteLine(Texts.WhatIfDropped(string.Join("; ", result.Dropped.Select(finding => knowledge.Findings[finding].Name))));
        }

        var table = new Table().Border(TableBorder.Markdown).AddColumns(Texts.WhatIfCause, Texts.WhatIfNow, Texts.WhatIfThen);
        foreach (var cause in result.Then.Causes)
        {
            table.AddRow(
                Markup.Escape(cause.Name),
                result.Now.Causes.First(now => now.Id == cause.Id).Frequency,
                cause.Frequency);
        }

        Consoles.Plain(output).Write(table);
    }
}
