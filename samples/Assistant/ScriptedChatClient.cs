using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant;

/// <summary>A model that needs no network: it knows two replies, and returns them word by word as a model does. Register another client in its place.</summary>
public sealed class ScriptedChatClient : IChatClient
{
    private const string Live = "**4.12.0** is live since this morning. It replaced 4.11.3 after two days of tests.";
    private const string New = "It loads the list of orders twice as fast, and it fixes the export of empty months.";

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = new System.Text.StringBuilder();
        await foreach (var update in GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            text.Append(update.Text);
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text.ToString()));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var question = messages.Last(m => m.Role == ChatRole.User).Text;
        foreach (var word in (question.Contains("change", StringComparison.OrdinalIgnoreCase) ? New : Live).Split(' '))
        {
            await Task.Delay(5, cancellationToken);
            yield return new ChatResponseUpdate(ChatRole.Assistant, word + " ");
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
