using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Asking;

/// <summary>The interview in the terminal: the same start page, red flags and adaptive questions as in the browser.</summary>
/// <param name="models">The models by person.</param>
/// <param name="own">What the person's own diary answers; each is asked for before it counts.</param>
/// <param name="terminal">Where to read and write.</param>
internal sealed class AskSession(PersonModels models, IReadOnlyList<Finding> own, Terminal terminal)
{
    private readonly LinePrompt _prompt = new(terminal);
    private readonly Interviewer _interviewer = new(models);

    /// <summary>Runs the interview; null when the input ended before the first page was complete.</summary>
    public PersonCase? Run(CancellationToken cancellation)
    {
        terminal.Out.WriteLine(Texts.AskIntro);
        if (FirstPage() is not { } subject)
        {
            return null;
        }

        if (WithDiary(subject) is not { } known)
        {
            return null;
        }

        subject = known;
        var history = new Stack<PersonCase>();
        while (_interviewer.Next(subject, cancellation) is { Stage: { } stage } step)
        {
            var question = step.Questions[0].Question;
            var typed = Ask(question, stage, step);
            switch (typed)
            {
                case Typed.Back:
                    subject = history.Count > 0 ? history.Pop() : subject;
                    break;
                case Typed.Finish when stage == QuestionStage.Adaptive:
                case Typed.End:
                    return subject;
                case Typed.Finish:
                    terminal.Out.WriteLine(Texts.FinishLater);
                    break;
                default:
                    history.Push(subject);
                    subject = subject.With(AnswersOf(question, typed));
                    break;
            }
        }

        return subject;
    }

    private PersonCase? FirstPage()
    {
        if (_prompt.AskNumber(Texts.AskAge, PersonContext.YoungestAge, PersonContext.OldestAge) is not { } age
            || Choose(Texts.AskSex, [Texts.Female, Texts.Male], many: false) is not [var sexChoice, ..])
        {
            return null;
        }

        var sex = sexChoice == 0 ? Sex.Female : Sex.Male;
        var pregnant = false;
        if (PersonContext.CanBePregnant(age, sex))
        {
            if (Choose(Texts.AskPregnant, [Texts.Yes, Texts.No], many: false) is not [var pregnantChoice, ..])
            {
                return null;
            }

            pregnant = pregnantChoice == 0;
        }

        var complaint = models.Knowledge.QuestionThatAsks(ComplaintFindings.IdOf(Complaint.Cramp));
        if (Choose(complaint.Text, [.. complaint.Options.Select(option => option.Text)], many: true) is not { Count: > 0 } chosen)
        {
            return null;
        }

        var findings = chosen.Select(position => complaint.Options[position].Finding).ToHashSet(StringComparer.Ordinal);
        return new PersonCase(
            new PersonContext(age, sex, pregnant),
            [.. Enum.GetValues<Complaint>().Where(kind => findings.Contains(ComplaintFindings.IdOf(kind)))],
            PersonCase.NoAnswers);
    }

    /// <summary>The case with what the diary says and the person lets count; null when the input ended.</summary>
    private PersonCase? WithDiary(PersonCase subject)
    {
        foreach (var finding in own)
        {
            switch (_prompt.Ask(Texts.AskDiary(finding.WhenYes), null, [Texts.Yes, Texts.No], many: false))
            {
                case Typed.Chosen { Options: [0, ..] }:
                    subject = subject.With(finding.Id, Answer.Yes);
                    break;
                case Typed.End:
                    return null;
                default:
                    break;
            }
        }

        return subject;
    }

    /// <summary>Asks until something is chosen; null when the input ended.</summary>
    private IReadOnlyList<int>? Choose(string text, IReadOnlyList<string> options, bool many)
    {
        while (true)
        {
            switch (_prompt.Ask(text, null, options, many))
            {
                case Typed.Chosen chosen:
                    return chosen.Options;
                case Typed.End:
                    return null;
                default:
                    terminal.Out.WriteLine(Texts.AnswerNeeded);
                    break;
            }
        }
    }

    private Typed Ask(Question question, QuestionStage stage, InterviewStep step)
    {
        if (stage == QuestionStage.Adaptive)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(Texts.Progress(step.Asked + 1, step.AboutLeft));
        }

        var text = question.Group is null ? question.Text : $"{question.Group}: {question.Text}";
        return _prompt.Ask(text, question.Help, Options(question), question.Type == QuestionType.AnyOf);
    }

    private static ImmutableArray<string> Options(Question question) => question.Type switch
    {
        QuestionType.YesNo => [Texts.Yes, Texts.No],
        QuestionType.AnyOf => [.. question.Options.Select(option => option.Text), question.None ?? Texts.No],
        _ => [.. question.Options.Select(option => option.Text)],
    };

    private static ImmutableDictionary<string, Answer> AnswersOf(Question question, Typed typed)
    {
        if (typed is not Typed.Chosen chosen)
        {
            return QuestionAnswers.DontKnow(question);
        }

        if (question.Type == QuestionType.YesNo)
        {
            return QuestionAnswers.Chosen(question, chosen.Options[0] == 0 ? [.. question.Findings] : []);
        }

        return QuestionAnswers.Chosen(
            question,
            [.. chosen.Options
                .Where(position => position < question.Options.Length)
                .Select(position => question.Options[position].Finding)
                .OfType<string>()]);
    }
}
