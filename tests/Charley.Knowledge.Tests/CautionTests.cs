using Charley.Knowledge.Conditions;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>The pairs of remedy and condition, or remedy and medicine, that could do harm: each is caught.</summary>
public sealed class CautionTests
{
    private const int Adult = 50;
    private const int Child = 10;

    [Theory]
    [InlineData("potassium-supplement", "known-kidney-disease", CautionAction.Withhold)]
    [InlineData("potassium-supplement", "on-dialysis", CautionAction.Withhold)]
    [InlineData("potassium-supplement", "ace-inhibitor-or-arb-use", CautionAction.Withhold)]
    [InlineData("potassium-supplement", "potassium-sparing-diuretic-use", CautionAction.Withhold)]
    [InlineData("potassium-supplement", "high-potassium-result", CautionAction.Withhold)]
    [InlineData("potassium-supplement", "egfr-below-60-result", CautionAction.Withhold)]
    [InlineData("balanced-diet", "known-kidney-disease", CautionAction.AskFirst)]
    [InlineData("balanced-diet", "warfarin-use", CautionAction.AskFirst)]
    [InlineData("balanced-diet", "high-potassium-result", CautionAction.AskFirst)]
    [InlineData("magnesium", "known-kidney-disease", CautionAction.Withhold)]
    [InlineData("magnesium", "on-dialysis", CautionAction.Withhold)]
    [InlineData("magnesium", "egfr-below-30-result", CautionAction.Withhold)]
    [InlineData("magnesium-pregnancy", "known-kidney-disease", CautionAction.Withhold)]
    [InlineData("calcium-pregnancy", "known-kidney-disease", CautionAction.Withhold)]
    [InlineData("hydration-water", "known-heart-failure", CautionAction.Withhold)]
    [InlineData("hydration-water", "on-dialysis", CautionAction.Withhold)]
    [InlineData("hydration-water", "much-plain-water", CautionAction.Withhold)]
    [InlineData("hydration-water", "low-sodium-result", CautionAction.Withhold)]
    [InlineData("hydration-water", "sodium-lowering-medicine-use", CautionAction.Withhold)]
    [InlineData("oral-rehydration-electrolyte-drink", "known-heart-failure", CautionAction.Withhold)]
    [InlineData("oral-rehydration-electrolyte-drink", "known-kidney-disease", CautionAction.Withhold)]
    [InlineData("oral-rehydration-electrolyte-drink", "high-potassium-result", CautionAction.Withhold)]
    [InlineData("oral-rehydration-electrolyte-drink", "ace-inhibitor-or-arb-use", CautionAction.AskFirst)]
    [InlineData("oral-rehydration-electrolyte-drink", "known-diabetes", CautionAction.AskFirst)]
    [InlineData("pickle-juice", "known-heart-failure", CautionAction.Withhold)]
    [InlineData("pickle-juice", "high-blood-pressure", CautionAction.AskFirst)]
    [InlineData("pickle-juice", "swallowing-difficulty", CautionAction.Withhold)]
    [InlineData("magnesium", "levothyroxine-use", CautionAction.AskFirst)]
    [InlineData("magnesium-pregnancy", "levothyroxine-use", CautionAction.AskFirst)]
    [InlineData("calcium-pregnancy", "levothyroxine-use", CautionAction.AskFirst)]
    [InlineData("treat-low-iron-rls", "levothyroxine-use", CautionAction.AskFirst)]
    [InlineData("magnesium", "quinolone-or-tetracycline-use", CautionAction.AskFirst)]
    [InlineData("magnesium", "bisphosphonate-use", CautionAction.AskFirst)]
    [InlineData("vitamin-k2", "warfarin-use", CautionAction.Withhold)]
    [InlineData("vitamin-k2", "blood-thinner-use", CautionAction.AskFirst)]
    [InlineData("vitamin-e", "warfarin-use", CautionAction.Withhold)]
    [InlineData("vitamin-e", "blood-thinner-use", CautionAction.Withhold)]
    [InlineData("paracetamol-for-soreness", "warfarin-use", CautionAction.AskFirst)]
    [InlineData("paracetamol-for-soreness", "known-liver-disease", CautionAction.AskFirst)]
    [InlineData("massage", "unilateral-leg-swelling", CautionAction.Withhold)]
    [InlineData("massage", "warfarin-use", CautionAction.AskFirst)]
    [InlineData("heat", "numb-or-burning-feet", CautionAction.Withhold)]
    [InlineData("heat", "known-diabetes", CautionAction.AskFirst)]
    [InlineData("heat", "known-artery-disease", CautionAction.Withhold)]
    [InlineData("heat", "low-ankle-pressure-result", CautionAction.Withhold)]
    [InlineData("cold", "numb-or-burning-feet", CautionAction.Withhold)]
    [InlineData("warm-bath", "numb-or-burning-feet", CautionAction.AskFirst)]
    [InlineData("compression-stockings", "known-artery-disease", CautionAction.Withhold)]
    [InlineData("compression-stockings", "low-ankle-pressure-result", CautionAction.Withhold)]
    [InlineData("compression-stockings", "known-heart-failure", CautionAction.Withhold)]
    [InlineData("quinine", "palpitations-or-fainting", CautionAction.Withhold)]
    [InlineData("quinine", "digoxin-use", CautionAction.Withhold)]
    [InlineData("alcohol-reduction", "alcohol-withdrawal", CautionAction.Withhold)]
    public void With_this_condition_or_medicine(string remedy, string finding, CautionAction action) =>
        Assert.Equal(action, StrongestNew(remedy, FactsOf(Adult, pregnant: false, finding)));

    [Theory]
    [InlineData("magnesium", CautionAction.AskFirst)]
    [InlineData("magnesium-pregnancy", CautionAction.AskFirst)]
    [InlineData("calcium-pregnancy", CautionAction.AskFirst)]
    [InlineData("vitamin-b-complex", CautionAction.AskFirst)]
    [InlineData("vitamin-d-for-cramps", CautionAction.AskFirst)]
    [InlineData("vitamin-e", CautionAction.Withhold)]
    [InlineData("vitamin-k2", CautionAction.Withhold)]
    [InlineData("quinine", CautionAction.Withhold)]
    [InlineData("massage", CautionAction.AskFirst)]
    [InlineData("oral-rehydration-electrolyte-drink", CautionAction.AskFirst)]
    [InlineData("pickle-juice", CautionAction.AskFirst)]
    [InlineData("warm-bath", CautionAction.AskFirst)]
    public void In_pregnancy(string remedy, CautionAction action) =>
        Assert.Equal(action, Strongest(remedy, FactsOf(Adult, pregnant: true)));

    [Theory]
    [InlineData("magnesium", CautionAction.AskFirst)]
    [InlineData("vitamin-b-complex", CautionAction.AskFirst)]
    [InlineData("vitamin-k2", CautionAction.Withhold)]
    [InlineData("quinine", CautionAction.Withhold)]
    [InlineData("paracetamol-for-soreness", CautionAction.AskFirst)]
    [InlineData("pickle-juice", CautionAction.AskFirst)]
    public void In_children(string remedy, CautionAction action) =>
        Assert.Equal(action, Strongest(remedy, FactsOf(Child, pregnant: false)));

    [Theory]
    [InlineData("massage")]
    [InlineData("heat")]
    [InlineData("cold")]
    [InlineData("warm-bath")]
    [InlineData("compression-stockings")]
    [InlineData("stretch-calf")]
    [InlineData("stretching-acute")]
    [InlineData("walk-and-rub-restless-legs")]
    [InlineData("walking-programme-pad")]
    public void With_a_possible_clot_it_is_withheld(string remedy)
    {
        var facts = FactsOf(Adult, pregnant: false) with { RedFlags = new HashSet<string>(["r5-leg-clot"], StringComparer.Ordinal) };

        Assert.Equal(CautionAction.Withhold, Strongest(remedy, facts));
    }

    /// <summary>What red flags forbid in words, and the remedies that would do it all the same.</summary>
    public static TheoryData<string, string> ForbiddenByWord { get; } = new()
    {
        { "rub", "massage" },
        { "rub", "walk-and-rub-restless-legs" },
        { "stretch", "stretch-calf" },
        { "stretch", "stretch-adductor" },
        { "stretch", "stretch-hamstring" },
        { "stretch", "stretching-acute" },
        { "stretch", "nordic-hamstring" },
        { "heat", "heat" },
        { "heat", "warm-bath" },
        { "warm", "heat" },
        { "warm", "warm-bath" },
        { "ice", "cold" },
        { "bandage", "compression-stockings" },
        { "tight socks", "compression-stockings" },
        { "sport", "nordic-hamstring" },
        { "sport", "physical-activity-break-sitting" },
        { "walk on it", "walking-programme-pad" },
        { "drink more water", "hydration-water" },
    };

    [Theory]
    [MemberData(nameof(ForbiddenByWord))]
    public void What_a_red_flag_forbids_is_not_offered(string word, string remedy)
    {
        var forbidding = RealKnowledge.Value.RedFlags.Where(flag => Forbids(flag, word)).ToList();

        Assert.NotEmpty(forbidding);
        Assert.All(forbidding, flag => Assert.Equal(
            (flag.Id, CautionAction.Withhold),
            (flag.Id, Strongest(remedy, FactsOf(Adult, pregnant: false) with { RedFlags = new HashSet<string>([flag.Id], StringComparer.Ordinal) }))));
    }

    private static bool Forbids(RedFlag flag, string word) =>
        flag.Do.Split('.').Any(sentence => sentence.Contains("Do not", StringComparison.Ordinal) && sentence.Contains(word, StringComparison.Ordinal));

    /// <summary>What the remedy's cautions add for these facts, beyond what they say to anyone of that age.</summary>
    private static CautionAction? StrongestNew(string remedy, Facts facts)
    {
        var anyone = facts with { Answers = new Dictionary<string, Answer>(StringComparer.Ordinal) };
        return Of(remedy).Cautions
            .Where(caution => caution.When.Holds(facts) && !caution.When.Holds(anyone))
            .Max(caution => (CautionAction?)caution.Action);
    }

    private static CautionAction? Strongest(string remedy, Facts facts) =>
        Of(remedy).Cautions.Where(caution => caution.When.Holds(facts)).Max(caution => (CautionAction?)caution.Action);

    private static Remedy Of(string id) => RealKnowledge.Value.Remedies[id];

    private static Facts FactsOf(int age, bool pregnant, params string[] findings) =>
        Facts.Of(
            new PersonContext(age, pregnant ? Sex.Female : Sex.Male, pregnant),
            new HashSet<Complaint> { Complaint.Cramp },
            findings.ToDictionary(id => RealKnowledge.Value.Findings[id].Id, _ => Answer.Yes, StringComparer.Ordinal));
}
