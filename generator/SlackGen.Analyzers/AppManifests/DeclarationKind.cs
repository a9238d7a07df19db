using SlackGen.Generator.Apps;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>A kind of thing that an app declares in its manifest and handles in code.</summary>
/// <param name="Noun">The name in messages.</param>
/// <param name="Key">The key of the manifest that lists them.</param>
/// <param name="Types">The values of <c>type</c> with which they are declared; empty for those without a type.</param>
/// <param name="Declared">Returns those that a manifest declares.</param>
internal sealed record DeclarationKind(string Noun, string Key, IReadOnlyList<string> Types, Func<AppManifest, IEnumerable<AppManifestName>> Declared)
{
    /// <summary>The key of the slash commands.</summary>
    public const string Commands = "features.slash_commands";

    /// <summary>The key of the functions.</summary>
    public const string Functions = "functions";

    /// <summary>The key of the shortcuts.</summary>
    public const string Shortcuts = "features.shortcuts";

    /// <summary>The type of a shortcut of the global menu.</summary>
    public const string Global = "global";

    /// <summary>The type of a shortcut of messages.</summary>
    public const string Message = "message";

    /// <summary>The slash commands.</summary>
    public static readonly DeclarationKind Command = new("command", Commands, [], m => m.Commands);

    /// <summary>The shortcuts of the global menu.</summary>
    public static readonly DeclarationKind GlobalShortcut = new("global shortcut", Shortcuts, [Global], m => m.GlobalShortcuts);

    /// <summary>The shortcuts of messages.</summary>
    public static readonly DeclarationKind MessageShortcut = new("message shortcut", Shortcuts, [Message], m => m.MessageShortcuts);

    /// <summary>The shortcuts of both menus, of a handler that does not say which.</summary>
    public static readonly DeclarationKind Shortcut = new("shortcut", Shortcuts, [Global, Message], m => m.Shortcuts);

    /// <summary>The functions.</summary>
    public static readonly DeclarationKind Function = new("function", Functions, [], m => m.Functions);

    /// <summary>Gets the kinds that do not overlap.</summary>
    public static IReadOnlyList<DeclarationKind> Declarable { get; } = [Command, GlobalShortcut, MessageShortcut, Function];

    /// <summary>Gets the kinds of handlers that handle those of this kind.</summary>
    public IEnumerable<DeclarationKind> HandledBy => this == GlobalShortcut || this == MessageShortcut ? [this, Shortcut] : [this];

    /// <summary>
    /// Returns whether a manifest has all of this kind. A part that could not be read may have others, and an app with code channels sets the commands of each channel
    /// while it runs, by agents.conversations.setCommands.
    /// </summary>
    public bool IsComplete(AppManifest manifest) => manifest.Knows(Key) && !(this == Command && (manifest.Settings.HasCodeChannels || !manifest.Knows("features.code_channels")));

    /// <summary>Returns the kind of thing that a handler handles; null for one of things that are not declared.</summary>
    public static DeclarationKind? Find(DeclaredHandler handler) => handler switch
    {
        { Kind: var kind } when kind == HandlerKind.Command => Command,
        { Kind: var kind } when kind == HandlerKind.Function => Function,
        { Kind: var kind, Payload.Type: var type } when kind == HandlerKind.Shortcut => type switch
        {
            "shortcut" => GlobalShortcut,
            "message_action" => MessageShortcut,
            null => Shortcut,

            // The steps of the retired Workflow Builder are no shortcuts.
            _ => null,
        },
        _ => null,
    };
}
