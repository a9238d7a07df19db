using Microsoft.AspNetCore.Http;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A form that a person has sent.</summary>
/// <param name="Person">The person.</param>
/// <param name="Session">The session of the person.</param>
/// <param name="Form">The form.</param>
/// <param name="Path">The path to which the form was sent.</param>
/// <param name="Names">The names that the person may write for IDs.</param>
internal sealed record PersonAct(WorkspaceUser Person, PersonSession Session, IFormCollection Form, string Path, Names Names)
{
    /// <summary>The name of the field that says that the person has confirmed the act.</summary>
    public const string ConfirmedField = "confirmed";

    /// <summary>The name of the field with the path and query of the page that has the form.</summary>
    public const string BackField = "back";

    /// <summary>The name of the field with the timestamp of the thread that has the form.</summary>
    public const string ThreadField = "thread";

    private readonly List<string> warnings = [];

    /// <summary>Gets or sets the URL that the act opens; null for the page itself.</summary>
    public string? OpensUrl { get; set; }

    /// <summary>Gets or sets the text that is not sent, which the message box shows again; null for none.</summary>
    public string? Unsent { get; set; }

    /// <summary>Gets the path and query of the page that has the form; the Home tab for a form without one.</summary>
    public string Back => Text(BackField) is var back && back.StartsWith("/as/", StringComparison.Ordinal) ? back : ChatPages.PathOf(Person.Id, "");

    /// <summary>Gets the timestamp of the thread that has the form; null outside threads.</summary>
    public string? Thread => Text(ThreadField) is { Length: > 0 } thread ? thread : null;

    /// <summary>Gets the place in which the person acts.</summary>
    public PagePlace Place => new(Back.Split('?')[0], Thread);

    /// <summary>Gets what the act led to.</summary>
    public Notice Notice => new(warnings.Count == 0 ? null : string.Join(' ', warnings), Unsent is { Length: > 0 } ? Unsent : null);

    public bool IsConfirmed => Form.ContainsKey(ConfirmedField);

    public string Text(string field) => Form[field].ToString();

    /// <summary>Returns all fields of the form.</summary>
    public Dictionary<string, string[]> Fields() => Form.ToDictionary(f => f.Key, f => f.Value.OfType<string>().ToArray(), StringComparer.Ordinal);

    /// <summary>Tells the person of a warning.</summary>
    public void Warn(string warning) => warnings.Add(warning);

    /// <summary>Tells the person of the warning of an act, if it has one.</summary>
    public void Tell(ActOutcome outcome)
    {
        if (outcome.Warning is { } warning)
        {
            Warn(warning);
        }
    }
}
