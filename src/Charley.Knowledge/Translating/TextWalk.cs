using System.Collections.Immutable;

namespace Charley.Knowledge.Translating;

/// <summary>
/// Goes through every text of the interview, its results and the relief, and puts another in its place. The same walk lists
/// the texts for translators and translates them, so that none can be listed and then forgotten. Reasons for numbers,
/// evidence, medicines and guides (but for their titles) are not among them: they stay English.
/// </summary>
/// <param name="say">What is said in place of a text.</param>
internal sealed class TextWalk(Func<KnowledgeText, string> say)
{
    public KnowledgeContent Through(KnowledgeContent content) => content with
    {
        Questions = Each(content.Questions, Of),
        Findings = Each(content.Findings, Of),
        RedFlags = Each(content.RedFlags, Of),
        Causes = Each(content.Causes, Of),
        Remedies = Each(content.Remedies, Of),
        Tests = Each(content.Tests, Of),
        Urgency = content.Urgency is { } policy ? policy with { Levels = Each(policy.Levels, Of) } : null,
        Courses = Each(content.Courses, course => course with { Says = Say(TextParts.Others, course.Id, "says", course.Says) }),
        Guides = Each(content.Guides, guide => guide with { Title = Say(TextParts.Others, guide.Id, "title", guide.Title) }),
        SafetyNet = Each(content.SafetyNet, statement => Say(TextParts.Others, "safety-net", "text", statement)),
    };

    private Question Of(Question question) => question with
    {
        Text = Say(TextParts.Questions, question.Id, "text", question.Text),
        Help = SayIfAny(TextParts.Questions, question.Id, "help", question.Help),
        Group = SayIfAny(TextParts.Questions, question.Id, "group", question.Group),
        Options = Each(question.Options, option => option with { Text = SayIfAny(TextParts.Questions, question.Id, "option", option.Text)! }),
        None = SayIfAny(TextParts.Questions, question.Id, "none", question.None),
    };

    private Finding Of(Finding finding) => finding with
    {
        Name = Say(TextParts.Findings, finding.Id, "name", finding.Name),
        WhenYes = Say(TextParts.Findings, finding.Id, "yes", finding.WhenYes),
        WhenNo = Say(TextParts.Findings, finding.Id, "no", finding.WhenNo),
    };

    private RedFlag Of(RedFlag flag) => flag with
    {
        Title = Say(TextParts.RedFlags, flag.Id, "title", flag.Title),
        Why = Say(TextParts.RedFlags, flag.Id, "why", flag.Why),
        Do = Say(TextParts.RedFlags, flag.Id, "do", flag.Do),
    };

    private Cause Of(Cause cause) => cause with
    {
        Name = Say(TextParts.Causes, cause.Id, "name", cause.Name),
        Summary = Say(TextParts.Causes, cause.Id, "summary", cause.Summary),
        Mechanism = Say(TextParts.Causes, cause.Id, "mechanism", cause.Mechanism),
        Expect = Say(TextParts.Causes, cause.Id, "expect", cause.Expect),
        Feared = cause.Feared is { } feared ? feared with { Why = Say(TextParts.CauseAdvice, cause.Id, "feared", feared.Why) } : null,
        Watch = Each(cause.Watch, watch => Say(TextParts.CauseAdvice, cause.Id, "watch", watch)),
        Claims = Each(cause.Claims, claim => Say(TextParts.CauseAdvice, cause.Id, "claims", claim)),
        Doctor = cause.Doctor with { Questions = Each(cause.Doctor.Questions, question => Say(TextParts.CauseAdvice, cause.Id, "question to the doctor", question)) },
    };

    private Remedy Of(Remedy remedy) => remedy with
    {
        Name = Say(TextParts.Remedies, remedy.Id, "name", remedy.Name),
        TimeToEffect = SayIfAny(TextParts.Remedies, remedy.Id, "time-to-effect", remedy.TimeToEffect),
        Says = Say(TextParts.Remedies, remedy.Id, "says", remedy.Says),
        Steps = Each(remedy.Steps, step => Say(TextParts.Remedies, remedy.Id, "steps", step)),
        Guided = Each(remedy.Guided, move => move with { Text = Say(TextParts.Remedies, remedy.Id, "guided", move.Text) }),
        Cautions = Each(remedy.Cautions, caution => caution with { Reason = Say(TextParts.Remedies, remedy.Id, "caution", caution.Reason) }),
    };

    private ClinicalTest Of(ClinicalTest test) => test with
    {
        Name = Say(TextParts.Tests, test.Id, "name", test.Name),
        What = Say(TextParts.Tests, test.Id, "what", test.What),
        Sample = Say(TextParts.Tests, test.Id, "sample", test.Sample),
    };

    private UrgencyLevel Of(UrgencyLevel level) => level with
    {
        Name = Say(TextParts.Others, level.Urgency.ToString(), "name", level.Name),
        Do = Say(TextParts.Others, level.Urgency.ToString(), "do", level.Do),
    };

    private Statement Say(string part, string id, string field, Statement statement) =>
        statement with { Text = Say(part, id, field, statement.Text) };

    private string Say(string part, string id, string field, string text) => say(new KnowledgeText(part, $"{id}, {field}", text));

    private string? SayIfAny(string part, string id, string field, string? text) =>
        string.IsNullOrEmpty(text) ? text : Say(part, id, field, text);

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> items, Func<T, T> of) => ImmutableArray.CreateRange(items, of);
}
