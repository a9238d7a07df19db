using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant.Tests;

/// <summary>Conversations with the assistant, in a fake workspace on this machine.</summary>
public sealed class AssistantTests
{
    [Test]
    public async Task The_whole_story_is_told()
    {
        using var model = new ScriptedChatClient();
        await using var host = await AssistantHost.StartAsync(model);
        var output = new StringWriter();

        await Story.TellAsync(host, output);

        Assert.That(output.ToString(), Does.Contain("it offers: Which release is live?").And.Contain("-> *4.12.0* is live since this morning.").And.Contain("twice as fast"));
    }

    [Test]
    public async Task A_reply_is_one_complete_message_in_the_thread_of_the_question()
    {
        using var model = new ScriptedChatClient();
        await using var host = await AssistantHost.StartAsync(model);

        var (thread, reply) = await Story.AskAsync(host, "Which release is live?");

        Assert.That(reply.ThreadTs, Is.EqualTo(thread));
        Assert.That((string?)reply.Json["streaming_state"], Is.EqualTo("completed"));
        Assert.That(reply.Text.Trim(), Is.EqualTo("*4.12.0* is live since this morning. It replaced 4.11.3 after two days of tests."));
        Assert.That(host.Slack.RequestsTo("assistant.threads.setStatus").Select(r => (string?)r.Arguments["thread_ts"]), Is.EqualTo(new[] { thread }));
    }

    [Test]
    public async Task The_model_sees_what_was_said_in_the_thread()
    {
        using var model = new ListeningModel();
        await using var host = await AssistantHost.StartAsync(model);

        var (thread, _) = await Story.AskAsync(host, "One");
        await Story.AskAsync(host, "Two", thread);

        Assert.That(model.Heard, Is.EqualTo(new[] { "user: One", "user: One | assistant: Half | user: Two" }));
    }

    [Test]
    public async Task A_model_that_fails_leaves_a_complete_message_with_what_it_said()
    {
        using var model = new ListeningModel { Fails = true };
        await using var host = await AssistantHost.StartAsync(model);

        var (_, reply) = await Story.AskAsync(host, "One");

        Assert.That((reply.Text, (string?)reply.Json["streaming_state"]), Is.EqualTo(("Half", "completed")));
    }

    /// <summary>A model that keeps what it heard.</summary>
    private sealed class ListeningModel : IChatClient
    {
        public List<string> Heard { get; } = [];

        public bool Fails { get; init; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Heard.Add(string.Join(" | ", messages.Select(m => $"{m.Role}: {m.Text}")));
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, "Half");
            if (Fails)
            {
                throw new FormatException("The model broke.");
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
