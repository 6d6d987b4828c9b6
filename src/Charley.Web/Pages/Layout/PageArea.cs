namespace Charley.Web.Pages.Layout;

/// <summary>The parts of the site that the navigation names.</summary>
public enum PageArea
{
    /// <summary>Everything else.</summary>
    Other,

    /// <summary>Help during a cramp.</summary>
    Relief,

    /// <summary>The interview and its result.</summary>
    Ask,

    /// <summary>The diary.</summary>
    Diary,

    /// <summary>The guides.</summary>
    Guides,

    /// <summary>Causes, remedies, medicines and evidence.</summary>
    Library,

    /// <summary>The list of everything, and what is only found there.</summary>
    More,
}
