using System.Collections.Immutable;
using NodaTime;

namespace Charley.Exchange.HandOver;

/// <summary>Somebody opened a link.</summary>
/// <param name="At">When.</param>
/// <param name="Recipient">Who they said they are.</param>
public sealed record LinkOpening(Instant At, string Recipient);

/// <summary>
/// A link under which others find what a person hands over, until it runs out. The key stands in the link alone, so what is
/// kept here opens nothing.
/// </summary>
/// <param name="Name">Its name here; not the secret part of its address.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="CodeSalt">Salt of the code word's hash, in base64.</param>
/// <param name="CodeHash">Hash of the code word, in base64.</param>
/// <param name="TriesLeft">How often a wrong code word may still be given; at 0 the link is dead.</param>
/// <param name="Files">How many locked files it leads to.</param>
/// <param name="Openings">Who opened it, the earliest first; the last few.</param>
public sealed record HealthLink(
    string Name,
    Guid PersonId,
    Instant CreatedAt,
    Instant ExpiresAt,
    string CodeSalt,
    string CodeHash,
    int TriesLeft,
    int Files,
    ImmutableArray<LinkOpening> Openings)
{
    /// <summary>Whether it still leads anywhere.</summary>
    /// <param name="now">The present.</param>
    public bool IsAlive(Instant now) => now < ExpiresAt && TriesLeft > 0;
}

/// <summary>A link that was just made. Its address and its key are known now and never again.</summary>
/// <param name="Link">What is kept.</param>
/// <param name="Secret">The part of the address that only who has the link knows: 43 letters.</param>
/// <param name="Key">The key of the files, 43 letters.</param>
public sealed record NewHealthLink(HealthLink Link, string Secret, string Key);

/// <summary>What comes of asking for what a link leads to.</summary>
public abstract record LinkAnswer
{
    private LinkAnswer()
    {
    }

    /// <summary>There is no such link, or none any more.</summary>
    public sealed record Gone : LinkAnswer;

    /// <summary>The code word does not fit.</summary>
    /// <param name="TriesLeft">How often it may still be tried.</param>
    public sealed record WrongCode(int TriesLeft) : LinkAnswer;

    /// <summary>The locked files.</summary>
    /// <param name="Jwes">Each as compact JSON Web Encryption.</param>
    public sealed record Found(ImmutableArray<string> Jwes) : LinkAnswer;
}
