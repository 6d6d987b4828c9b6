using System.Globalization;
using System.Resources;
using System.Text;

namespace Charley;

/// <summary>The interface text of the command line; the texts stand in Texts.resx.</summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("Charley.Texts", typeof(Texts).Assembly);

    public static string KbSensitivityDescription => Text(nameof(KbSensitivityDescription));

    public static string SensitivityJudgements => Text(nameof(SensitivityJudgements));

    public static string SensitivityEvidence => Text(nameof(SensitivityEvidence));

    public static string SensitivityCases => Text(nameof(SensitivityCases));

    public static string SensitivityNumber => Text(nameof(SensitivityNumber));

    public static string SensitivityValue => Text(nameof(SensitivityValue));

    public static string SensitivityUrgencies => Text(nameof(SensitivityUrgencies));

    public static string SensitivityFirsts => Text(nameof(SensitivityFirsts));

    public static string SensitivitySummary(object first, object second, object third) => Fill(nameof(SensitivitySummary), first, second, third);

    public static string SensitivityCase(object first, object second, object third, object fourth, object fifth) => Fill(nameof(SensitivityCase), first, second, third, fourth, fifth);

    public static string NumberPrevalence(object first) => Fill(nameof(NumberPrevalence), first);

    public static string NumberFactor(object first) => Fill(nameof(NumberFactor), first);

    public static string NumberLeak(object first) => Fill(nameof(NumberLeak), first);

    public static string NumberLink(object first, object second) => Fill(nameof(NumberLink), first, second);

    public static string NumberRaise(object first, object second) => Fill(nameof(NumberRaise), first, second);

    public static string KbAlarmsDescription => Text(nameof(KbAlarmsDescription));

    public static string KbAlarmsPeople => Text(nameof(KbAlarmsPeople));

    public static string KbAlarmsProgress(object first, object second) => Fill(nameof(KbAlarmsProgress), first, second);

    public static string AlarmRuleColumn => Text(nameof(AlarmRuleColumn));

    public static string AlarmBroken => Text(nameof(AlarmBroken));

    public static string AlarmAdvice => Text(nameof(AlarmAdvice));

    public static string AlarmPeople => Text(nameof(AlarmPeople));

    public static string AlarmDrawn(object first) => Fill(nameof(AlarmDrawn), first);

    public static string AlarmUnnamed => Text(nameof(AlarmUnnamed));

    public static string AlarmNotFirst => Text(nameof(AlarmNotFirst));

    public static string AlarmWholeNumbers => Text(nameof(AlarmWholeNumbers));

    public static string AlarmSafetyNet => Text(nameof(AlarmSafetyNet));

    public static string AlarmSameAgain => Text(nameof(AlarmSameAgain));

    public static string AllFacts => Text(nameof(AllFacts));

    public static string AnswerNeeded => Text(nameof(AnswerNeeded));

    public static string AskAge => Text(nameof(AskAge));

    public static string AskDescription => Text(nameof(AskDescription));

    public static string AskFirst(object value) => Fill(nameof(AskFirst), value);

    public static string AskIntro => Text(nameof(AskIntro));

    public static string AskPregnant => Text(nameof(AskPregnant));

    public static string AskSex => Text(nameof(AskSex));

    public static string AskResults => Text(nameof(AskResults));

    public static string ExpectHeading => Text(nameof(ExpectHeading));

    public static string KbSimulateDescription => Text(nameof(KbSimulateDescription));

    public static string KbSimulatePeople => Text(nameof(KbSimulatePeople));

    public static string KbSimulateSeed => Text(nameof(KbSimulateSeed));

    public static string PeopleOutOfRange(object first, object second) => Fill(nameof(PeopleOutOfRange), first, second);

    public static string ResultPrompt => Text(nameof(ResultPrompt));

    public static string ResultForm => Text(nameof(ResultForm));

    public static string ResultTests(string tests) => Fill(nameof(ResultTests), tests);

    public static string ResultTaken(string test, string value, string unit) => Fill(nameof(ResultTaken), test, value, unit);

    public static string AskDiary(object finding) => Fill(nameof(AskDiary), finding);

    public static string AskStopped => Text(nameof(AskStopped));

    public static string AssessArgument => Text(nameof(AssessArgument));

    public static string AssessDescription => Text(nameof(AssessDescription));

    public static string BasisColumn => Text(nameof(BasisColumn));

    public static string Brier => Text(nameof(Brier));

    public static string Brings(object value) => Fill(nameof(Brings), value);

    public static string BySex(object women, object men) => Fill(nameof(BySex), women, men);

    public static string ByInterview => Text(nameof(ByInterview));

    public static string CareHeading => Text(nameof(CareHeading));

    public static string Cases => Text(nameof(Cases));

    public static string CausesHeading => Text(nameof(CausesHeading));

    public static string DbOption => Text(nameof(DbOption));

    public static string Disclaimer => Text(nameof(Disclaimer));

    public static string DoctorHeading => Text(nameof(DoctorHeading));

    public static string EvaluateArgument => Text(nameof(EvaluateArgument));

    public static string EvaluateDescription => Text(nameof(EvaluateDescription));

    public static string EvaluateProgress(object first, object second) => Fill(nameof(EvaluateProgress), first, second);

    public static string FearedHeading => Text(nameof(FearedHeading));

    public static string Female => Text(nameof(Female));

    public static string FinishLater => Text(nameof(FinishLater));

    public static string GuessedMedicine(object typed) => Fill(nameof(GuessedMedicine), typed);

    public static string IntervalColumn => Text(nameof(IntervalColumn));

    public static string JsonOption => Text(nameof(JsonOption));

    public static string Judgement(object value) => Fill(nameof(Judgement), value);

    public static string KbCheckDescription => Text(nameof(KbCheckDescription));

    public static string KbCoverageDescription => Text(nameof(KbCoverageDescription));

    public static string KbDescription => Text(nameof(KbDescription));

    public static string KbTextsDescription => Text(nameof(KbTextsDescription));

    public static string KbTextsFolder => Text(nameof(KbTextsFolder));

    public static string KbTextsLanguage => Text(nameof(KbTextsLanguage));

    public static string KbTextsNoLanguage(object written) => Fill(nameof(KbTextsNoLanguage), written);

    public static string KbTextsFile(object file, object texts, object missing, object leftOver) => Fill(nameof(KbTextsFile), file, texts, missing, leftOver);

    public static string KbTranslated(object language, object texts, object missing, object leftOver) => Fill(nameof(KbTranslated), language, texts, missing, leftOver);

    public static string KbFine(object causes, object findings, object questions, object redFlags, object remedies, object medicines, object tests, object records) => Fill(nameof(KbFine), causes, findings, questions, redFlags, remedies, medicines, tests, records);

    public static string KbMedicinesArgument => Text(nameof(KbMedicinesArgument));

    public static string KbMedicinesDescription => Text(nameof(KbMedicinesDescription));

    public static string KbMistakes(object value) => Fill(nameof(KbMistakes), value);

    public static string KbShowArgument => Text(nameof(KbShowArgument));

    public static string KbShowDescription => Text(nameof(KbShowDescription));

    public static string KbStrictOption => Text(nameof(KbStrictOption));

    public static string KnowledgeOption => Text(nameof(KnowledgeOption));

    public static string LookAgain(object value) => Fill(nameof(LookAgain), value);

    public static string Male => Text(nameof(Male));

    public static string No => Text(nameof(No));

    public static string NoBrowserOption => Text(nameof(NoBrowserOption));

    public static string NoCases(object value) => Fill(nameof(NoCases), value);

    public static string NoMedicine(object typed) => Fill(nameof(NoMedicine), typed);

    public static string NoSuchCause(object value) => Fill(nameof(NoSuchCause), value);

    public static string NoSuchFile(object value) => Fill(nameof(NoSuchFile), value);

    public static string NotACramp => Text(nameof(NotACramp));

    public static string NotAdvisedHeading => Text(nameof(NotAdvisedHeading));

    public static string NumberColumn => Text(nameof(NumberColumn));

    public static string NumberWrong(object first, object second) => Fill(nameof(NumberWrong), first, second);

    public static string OfPeopleLikeYou(object value) => Fill(nameof(OfPeopleLikeYou), value);

    public static string Perhaps(object value) => Fill(nameof(Perhaps), value);

    public static string HandOverAtOption => Text(nameof(HandOverAtOption));

    public static string HandOverAtWrong(object value) => Fill(nameof(HandOverAtWrong), value);

    public static string HandOverUrlsOption => Text(nameof(HandOverUrlsOption));

    public static string OpenYourself(object value) => Fill(nameof(OpenYourself), value);

    public static string Prevalence => Text(nameof(Prevalence));

    public static string PreventionHeading => Text(nameof(PreventionHeading));

    public static string Progress(object first, object second) => Fill(nameof(Progress), first, second);

    public static string PromptMany => Text(nameof(PromptMany));

    public static string PromptOne => Text(nameof(PromptOne));

    public static string PromptWrong(object value) => Fill(nameof(PromptWrong), value);

    public static string Questions => Text(nameof(Questions));

    public static string RaisedBy(object value) => Fill(nameof(RaisedBy), value);

    public static string ReliefHeading => Text(nameof(ReliefHeading));

    public static string RootDescription => Text(nameof(RootDescription));

    public static string SafetyNetHeading => Text(nameof(SafetyNetHeading));

    public static string ScopeBy => Text(nameof(ScopeBy));

    public static string ScopeCovered => Text(nameof(ScopeCovered));

    public static string ScopeId => Text(nameof(ScopeId));

    public static string ScopeTotal(object first, object second) => Fill(nameof(ScopeTotal), first, second);

    public static string ServeDescription => Text(nameof(ServeDescription));

    public static string Serving(object value) => Fill(nameof(Serving), value);

    public static string Shortfall(object first, object second, object third) => Fill(nameof(Shortfall), first, second, third);

    public static string Shortfalls(object first, object second) => Fill(nameof(Shortfalls), first, second);

    public static string SimulationAgrees => Text(nameof(SimulationAgrees));

    public static string SimulationCheck => Text(nameof(SimulationCheck));

    public static string SimulationDiffers => Text(nameof(SimulationDiffers));

    public static string SimulationModel => Text(nameof(SimulationModel));

    public static string SimulationProgress(object first, object second) => Fill(nameof(SimulationProgress), first, second);

    public static string SimulationPublished => Text(nameof(SimulationPublished));

    public static string SimulationRange => Text(nameof(SimulationRange));

    public static string SimulationReasons => Text(nameof(SimulationReasons));

    public static string SimulationSummary(object first, object second, object third, object fourth) => Fill(nameof(SimulationSummary), first, second, third, fourth);

    public static string SimulationUnexplained => Text(nameof(SimulationUnexplained));

    public static string SimulationVerdict => Text(nameof(SimulationVerdict));

    public static string Sources => Text(nameof(Sources));

    public static string Top1 => Text(nameof(Top1));

    public static string Top3 => Text(nameof(Top3));

    public static string Top5 => Text(nameof(Top5));

    public static string NotRuledOutHeading => Text(nameof(NotRuledOutHeading));

    public static string OtherwiseUnsureHeading => Text(nameof(OtherwiseUnsureHeading));

    public static string IfOneOfThem(string level) => Fill(nameof(IfOneOfThem), level);

    public static string IfSeveral(string level) => Fill(nameof(IfSeveral), level);

    public static string Undecided => Text(nameof(Undecided));

    public static string WithoutThem(string level, string what) => Fill(nameof(WithoutThem), level, what);

    public static string UncertainHeading => Text(nameof(UncertainHeading));

    public static string UrgencyExact => Text(nameof(UrgencyExact));

    public static string UrgencyOver => Text(nameof(UrgencyOver));

    public static string UrgencySafe => Text(nameof(UrgencySafe));

    public static string UrgencyUnder => Text(nameof(UrgencyUnder));

    public static string UrlsOption => Text(nameof(UrlsOption));

    public static string ValueColumn => Text(nameof(ValueColumn));

    public static string WhenPregnant(object value) => Fill(nameof(WhenPregnant), value);

    public static string WithheldHeading => Text(nameof(WithheldHeading));

    public static string Yes => Text(nameof(Yes));

    public static string ConflictHeading => Text(nameof(ConflictHeading));

    public static string ConflictButUrgent(object level, object advice) => Fill(nameof(ConflictButUrgent), level, advice);

    public static string WhatIfOption => Text(nameof(WhatIfOption));

    public static string WhatIfForm(object typed) => Fill(nameof(WhatIfForm), typed);

    public static string WhatIfHeading(object answer) => Fill(nameof(WhatIfHeading), answer);

    public static string WhatIfSameUrgency(object level) => Fill(nameof(WhatIfSameUrgency), level);

    public static string WhatIfOtherUrgency(object now, object then) => Fill(nameof(WhatIfOtherUrgency), now, then);

    public static string WhatIfDropped(object answers) => Fill(nameof(WhatIfDropped), answers);

    public static string WhatIfCause => Text(nameof(WhatIfCause));

    public static string WhatIfNow => Text(nameof(WhatIfNow));

    public static string WhatIfThen => Text(nameof(WhatIfThen));

    private static string Fill(string name, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, CompositeFormat.Parse(Text(name)), values);

    private static string Text(string name) =>
        Resources.GetString(name, CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"Texts.resx has no text '{name}'.");
}
