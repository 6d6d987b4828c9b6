using System.Collections.Immutable;
using Charley.Assessment;

namespace Charley.Web.Pages.Interview.Result;

/// <summary>The signs to look out for, in the order in which they are read: a list of twenty is read by nobody.</summary>
/// <param name="First">What brings anyone back at once, then the signs of the likeliest cause.</param>
/// <param name="Folded">The others, one tap away; none where help is needed today.</param>
public sealed record SignsToWatch(ImmutableArray<CitedText> First, ImmutableArray<CitedText> Folded)
{
    /// <summary>So many signs of the person's own causes stand open: about those of the likeliest one.</summary>
    private const int OwnShown = 4;

    /// <summary>Folding one or two would hide more than it spares.</summary>
    private const int FewestFolded = 3;

    /// <summary>Orders the signs of a result.</summary>
    /// <param name="result">The assessment, in the reader's language.</param>
    /// <param name="knowledge">What must bring anyone back, in the same language.</param>
    public static SignsToWatch Of(AssessmentResult result, KnowledgeBase knowledge)
    {
        var signs = result.SafetyNetting.LookOutFor;
        if (result.Urgency is Urgency.EmergencyNow or Urgency.SameDay)
        {
            return new SignsToWatch(signs, []);
        }

        var forAnyone = knowledge.SafetyNet.Select(sign => sign.Text).ToHashSet(StringComparer.Ordinal);
        var own = signs.Where(sign => !forAnyone.Contains(sign.Text)).ToList();
        var shown = own.Count < OwnShown + FewestFolded ? own.Count : OwnShown;
        return new SignsToWatch([.. signs.Where(sign => forAnyone.Contains(sign.Text)), .. own.Take(shown)], [.. own.Skip(shown)]);
    }
}
