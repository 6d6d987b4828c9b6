namespace Charley.Browser.Tests.Browsing;

/// <summary>A person with a story.</summary>
/// <param name="Complaints">Findings of the complaint.</param>
/// <param name="Sites">Where it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="Age">Age in years.</param>
/// <param name="Sex">female or male.</param>
/// <param name="Signs">Warning signs that are there.</param>
/// <param name="Present">What else is there.</param>
/// <param name="Absent">What is surely not there; anything else is "I don't know".</param>
public sealed record Someone(
    string[] Complaints, string[] Sites, string Since, int Age, string Sex, string[] Signs, string[] Present, string[] Absent)
{
    public static Someone WithNightCrampsAtSeventy { get; } = new(
        ["muscle-cramp"], ["calf-site"], "onset-over-2-years", 70, "female", [],
        ["night-onset", "palpable-knot", "relieved-by-stretch", "duration-under-10-min", "alternating-legs", "woken-from-sleep", "residual-soreness"],
        ["exercise-onset", "numbness", "tingling"]);

    public static Someone WithASqueezedSpine { get; } = new(
        ["muscle-cramp"], ["buttock-site", "back-thigh-site"], "onset-under-4-weeks", 46, "male", ["saddle-numbness", "bladder-change"], [], []);

    public static Someone WorriedAboutTwitches { get; } = new(
        ["muscle-twitching"], ["calf-site", "eyelid-face-site", "many-sites"], "onset-1-to-6-months", 28, "male", [],
        ["high-stress", "caffeine-over-400mg", "short-sleep"],
        ["subjective-weakness", "general-weakness"]);

    public static Someone SureOfNothing { get; } = new(
        ["muscle-cramp"], ["calf-site"], "onset-1-to-6-months", 70, "female", ["not-sure"], ["not-sure"], []);
}
