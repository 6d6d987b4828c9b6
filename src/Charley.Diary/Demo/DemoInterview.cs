using System.Collections.Immutable;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;

namespace Charley.Diary.Demo;

/// <summary>What the made-up person told: night cramps since a new water tablet, and no warning sign.</summary>
internal static class DemoInterview
{
    private const int Age = 67;

    private static readonly string[] Present =
    [
        "calf-site", "foot-toes-site", "onset-6-months-to-2-years", "night-onset", "woken-from-sleep", "duration-under-10-min",
        "palpable-knot", "relieved-by-stretch", "residual-soreness", "alternating-legs", "cramps-weekly-or-more", "thiazide-use", "high-blood-pressure",
    ];

    private static readonly string[] Absent =
    [
        "many-sites", "buttock-site", "shin-site", "eases-on-walking", "walking-brings-it-on", "worse-standing-still", "exercise-onset", "statin-use",
        "loop-diuretic-use", "potassium-sparing-diuretic-use", "new-drug-within-8-weeks", "nausea-or-vomiting", "dizziness-on-standing", "general-weakness",
    ];

    private static readonly string[] NoWarningSign =
    [
        "unilateral-leg-swelling", "leg-warmth-redness", "constant-one-calf-pain", "fever-with-red-hot-leg", "pulsing-lump-behind-knee", "sudden-cold-pale-leg",
        "cannot-move-toes", "rest-pain-hanging-leg", "foot-wound", "walking-cramp-worse-fast", "tense-hard-muscle", "pain-out-of-proportion",
        "severe-constant-muscle-pain", "cramp-over-10-min-hard", "weak-push-off-after-pop", "deformity-or-cannot-stand", "recent-injury-or-cast",
        "extreme-effort-or-crush", "clot-risk-recent", "previous-dvt", "active-cancer", "dirty-wound", "toxin-exposure", "saddle-numbness", "bladder-change",
        "bowel-change", "sexual-function-change", "bilateral-sciatica", "back-pain-night-unrelenting", "weakness-hours-to-days", "both-legs-weak",
        "wakes-with-leg-weakness", "foot-drop", "progressive-weakness", "wasting", "breathless-or-chest-pain", "breathless-lying-flat",
        "palpitations-or-fainting", "slurred-speech", "swallowing-difficulty", "hand-or-foot-spasm", "tingling-lips-fingers", "throat-tightness",
        "jaw-stiffness", "dark-urine", "confusion-drowsiness-seizure", "severe-headache-vomiting", "overheated-unwell", "fever-unwell",
        "belly-or-back-pulsing-pain", "weight-loss", "serotonin-change-agitated", "lithium-unwell", "neck-jaw-spasm-after-drug",
    ];

    /// <summary>The interview.</summary>
    public static InterviewContent Content { get; } = new(
        new PersonContext(Age, Sex.Female, Pregnant: false),
        [Complaint.Cramp],
        Present.Select(finding => KeyValuePair.Create(finding, Answer.Yes))
            .Concat(Absent.Concat(NoWarningSign).Select(finding => KeyValuePair.Create(finding, Answer.No)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal))
    {
        Results = [new Measurement("potassium", 3.7, "mmol/L")],
    };
}
