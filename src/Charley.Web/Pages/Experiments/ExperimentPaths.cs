namespace Charley.Web.Pages.Experiments;

/// <summary>Addresses of experiments: opaque ids, never what is tried.</summary>
internal static class ExperimentPaths
{
    public const string List = "/experiments";
    public const string New = "/experiments/new";
    public const string NewRelief = "/experiments/new/relief";

    public static string One(Guid id) => $"/experiments/{id}";

    public static string CheckIn(Guid id, int night) => $"/experiments/{id}/nights/{night}";

    public static string Cramps(Guid id) => $"/experiments/{id}/cramps";

    public static string Cramp(Guid id, int number) => $"/experiments/{id}/cramps/{number}";

    public static string TakeOut(Guid id, int number) => $"/experiments/{id}/cramps/{number}/delete";

    public static string CrampForDiary(Guid id, int number) => $"/experiments/{id}/cramps/{number}/diary";

    public static string Stop(Guid id) => $"/experiments/{id}/stop";

    public static string Delete(Guid id) => $"/experiments/{id}/delete";

    public static string Deleted(Guid id) => $"/experiments/{id}/deleted";

    public static string Restore(Guid id) => $"/experiments/{id}/restore";

    public static string Calendar(Guid person, Guid id) => $"/experiments/{id}/calendar.ics?person={person}";
}
