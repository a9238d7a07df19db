using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The workspace as a person sees it on a page.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Manifest">The app's manifest; null for none.</param>
/// <param name="Person">The person.</param>
/// <param name="Session">The session of the person.</param>
/// <param name="Names">The names that the person sees.</param>
/// <param name="Path">The path and query of the page, to which forms lead back.</param>
internal sealed record PersonView(Workspace Workspace, FakeAppManifest? Manifest, WorkspaceUser Person, PersonSession Session, Names Names, string Path)
{
    /// <summary>Gets the timestamp of the thread that is shown; null outside threads.</summary>
    public string? Thread { get; init; }

    /// <summary>Gets the path below which the person acts.</summary>
    public string Root => $"/as/{Uri.EscapeDataString(Person.Id)}";

    /// <summary>Gets what the last act in this place led to; null for nothing to say.</summary>
    public Notice? Notice => Session.NoticeIn(new PagePlace(Path.Split('?')[0], Thread));

    /// <summary>Gets the fields that lead back to the place.</summary>
    public Html Back => Html.Format($"""<input type="hidden" name="{PersonAct.BackField}" value="{Path}">""")
        + Html.If(Thread is not null, $"""<input type="hidden" name="{PersonAct.ThreadField}" value="{Thread}">""");

    /// <summary>Gets the button that the Enter key presses in a field: it keeps what is typed and tells the app nothing.</summary>
    public static Html KeepButton => Html.Format($"""<button hidden name="{ElementCommand.Field}" value="{new ElementCommand(ElementVerb.Keep).ToString()}">Keep</button>""");
}
