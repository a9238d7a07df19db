namespace SlackGen.Testing;

/// <summary>A shortcut of the app.</summary>
/// <param name="CallbackId">The ID by which the app recognizes the shortcut.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="Description">The description that people see.</param>
/// <param name="IsOfMessages">Whether it is in the menu of messages; otherwise it is in the global menu.</param>
public sealed record FakeAppShortcut(string CallbackId, string Name, string Description, bool IsOfMessages);
