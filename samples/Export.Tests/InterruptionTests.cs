namespace Export.Tests;

/// <summary>Exports that are interrupted anywhere: the next run makes the same files as a run without interruption.</summary>
[Category("Slow")]
public sealed class InterruptionTests : ExportFixture
{
    [Test]
    public async Task An_export_continues_after_an_interruption_before_any_request()
    {
        var expected = await ExportAtOnceAsync();
        for (var (n, isInterrupted) = (1, true); isInterrupted; n++)
        {
            var folder = NewFolder();
            using var interruption = new CancellationTokenSource();
            using var handler = new InterruptingHandler(Fake.CreateHandler(), n, interruption);

            isInterrupted = await IsInterruptedAsync(ExportAsync(folder, new QuietView(), handler: handler, cancellationToken: interruption.Token));
            await ExportAsync(folder, new QuietView());

            Assert.That(FilesOf(folder), Is.EqualTo(expected), $"Interrupted at request {n}.");
        }
    }

    [Test]
    public async Task An_export_continues_after_an_interruption_behind_any_line()
    {
        var expected = await ExportAtOnceAsync();
        for (var (n, isInterrupted) = (1, true); isInterrupted; n++)
        {
            var folder = NewFolder();
            using var interruption = new CancellationTokenSource();

            isInterrupted = await IsInterruptedAsync(ExportAsync(folder, new QuietView(n, interruption.Cancel), cancellationToken: interruption.Token));
            await ExportAsync(folder, new QuietView());

            Assert.That(FilesOf(folder), Is.EqualTo(expected), $"Interrupted at line {n}.");
        }
    }

    [Test]
    public async Task An_export_continues_after_its_process_was_killed_behind_any_line()
    {
        var expected = await ExportAtOnceAsync();
        for (var (n, isKilled) = (1, true); isKilled; n++)
        {
            var (folder, rest) = (NewFolder(), NewFolder());
            isKilled = false;
            await ExportAsync(folder, new QuietView(n, Kill), maxParallel: 1);
            if (isKilled)
            {
                await ExportAsync(rest, new QuietView());
                Assert.That(FilesOf(rest), Is.EqualTo(expected), $"Killed at line {n}.");
            }

            // What a process leaves that ends at once.
            void Kill()
            {
                isKilled = true;
                foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                {
                    var copy = Path.Combine(rest, Path.GetRelativePath(folder, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }
            }
        }
    }

    [Test]
    public async Task An_export_that_is_interrupted_again_and_again_comes_to_its_end()
    {
        var expected = await ExportAtOnceAsync();
        var folder = NewFolder();
        var runs = 0;
        for (var isInterrupted = true; isInterrupted; runs++)
        {
            Assert.That(runs, Is.LessThan(1000));
            using var interruption = new CancellationTokenSource();
            using var handler = new InterruptingHandler(Fake.CreateHandler(), 7, interruption);
            isInterrupted = await IsInterruptedAsync(ExportAsync(folder, new QuietView(), maxParallel: 1, handler: handler, cancellationToken: interruption.Token));
        }

        Assert.That(FilesOf(folder), Is.EqualTo(expected));
        Assert.That(runs, Is.GreaterThan(3));
    }

    [Test]
    public async Task A_part_begins_anew_when_its_cursor_has_expired()
    {
        var expected = await ExportAtOnceAsync();
        var folder = NewFolder();
        using var interruption = new CancellationTokenSource();
        await IsInterruptedAsync(ExportAsync(folder, new QuietView(3, interruption.Cancel), cancellationToken: interruption.Token));
        Assert.That(File.ReadAllText(Path.Combine(folder, "users.jsonl.state")), Does.Contain("0:"));

        Fake.On("users.list").When(r => r.Arguments["cursor"] is not null).ReplyError("invalid_cursor", times: 1);
        await ExportAsync(folder, new QuietView());

        Assert.That(FilesOf(folder), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_complete_export_is_not_touched_again()
    {
        var folder = NewFolder();
        await ExportAsync(folder, new QuietView());
        var before = FilesOf(folder);
        Fake.ClearRequests();

        await ExportAsync(folder, new QuietView());

        Assert.That(FilesOf(folder), Is.EqualTo(before));
        Assert.That(Fake.Requests.Select(r => r.Method), Is.EqualTo(["auth.test"]));
    }

    private static async Task<bool> IsInterruptedAsync(Task export)
    {
        try
        {
            await export;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>Does something behind the line with a number, counted over all parts.</summary>
    private sealed class QuietView(int line = 0, Action? act = null) : IExportView
    {
        private int written;

        public void Wrote(string part, int lines)
        {
            if (Interlocked.Increment(ref written) == line)
            {
                act?.Invoke();
            }
        }

        public void Completed(string part)
        {
        }

        public void LeftOut(string part, string error) => throw new InvalidOperationException($"{part} was left out: {error}");
    }

    private sealed class InterruptingHandler(HttpMessageHandler inner, int request, CancellationTokenSource interruption) : DelegatingHandler(inner)
    {
        private int sent;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref sent) == request)
            {
                interruption.Cancel();
            }

            return base.SendAsync(message, cancellationToken);
        }
    }
}
