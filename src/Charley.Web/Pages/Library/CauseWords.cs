namespace Charley.Web.Pages.Library;

/// <summary>Plain words for families of causes.</summary>
internal static class CauseWords
{
    public static string Group(CauseGroup group) => group switch
    {
        CauseGroup.Muscle => LibraryTexts.GroupMuscle,
        CauseGroup.Twitching => LibraryTexts.GroupTwitching,
        CauseGroup.Sleep => LibraryTexts.GroupSleep,
        CauseGroup.FluidsSalts => LibraryTexts.GroupFluidsSalts,
        CauseGroup.Nutrition => LibraryTexts.GroupNutrition,
        CauseGroup.OrgansHormones => LibraryTexts.GroupOrgansHormones,
        CauseGroup.Medicines => LibraryTexts.GroupMedicines,
        CauseGroup.NerveSpine => LibraryTexts.GroupNerveSpine,
        CauseGroup.NervousSystem => LibraryTexts.GroupNervousSystem,
        CauseGroup.Vessels => LibraryTexts.GroupVessels,
        CauseGroup.Joints => LibraryTexts.GroupJoints,
        CauseGroup.Pregnancy => LibraryTexts.GroupPregnancy,
        _ => LibraryTexts.GroupEmergency,
    };
}
