using System.Collections;

namespace SlackGen.Client.Tests.BlockKit;

/// <summary>Walks through decoded objects.</summary>
internal static class ObjectGraph
{
    /// <summary>A decoded object and all those inside it.</summary>
    public static IEnumerable<ISlackModel> Models(object? value) => value switch
    {
        ISlackModel model => model.GetType().GetProperties().Select(p => p.GetValue(model)).SelectMany(Models).Prepend(model),
        IEnumerable items and not string => items.Cast<object?>().SelectMany(Models),
        _ => [],
    };
}
