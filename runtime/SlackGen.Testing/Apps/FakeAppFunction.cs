namespace SlackGen.Testing;

/// <summary>A function that the app offers to workflows.</summary>
/// <param name="CallbackId">The ID by which the app recognizes the function.</param>
/// <param name="Title">The title that people see.</param>
/// <param name="Description">The description that people see.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Outputs">The outputs.</param>
public sealed record FakeAppFunction(
    string CallbackId,
    string Title,
    string Description,
    IReadOnlyList<FakeAppParameter> Inputs,
    IReadOnlyList<FakeAppParameter> Outputs);

/// <summary>An input or output of a function.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, <c>string</c> or <c>slack#/types/user_id</c>.</param>
/// <param name="Title">The title that people see.</param>
/// <param name="Description">The description that people see; empty for none.</param>
/// <param name="IsRequired">Whether it must have a value.</param>
public sealed record FakeAppParameter(string Name, string Type, string Title, string Description, bool IsRequired);
