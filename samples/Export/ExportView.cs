using System.Collections.Concurrent;
using Spectre.Console;

namespace Export;

/// <summary>Shows an export: as progress bars on a terminal, as lines elsewhere.</summary>
internal static class ExportView
{
    /// <summary>Runs an export and shows it.</summary>
    public static Task RunAsync(Func<IExportView, Task> export)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi)
        {
            return export(new Lines(Console.Out));
        }

        return AnsiConsole.Progress()
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
            .StartAsync(context => export(new Bars(context)));
    }

    /// <summary>Lines for a log.</summary>
    public sealed class Lines(TextWriter output) : IExportView
    {
        private readonly ConcurrentDictionary<string, int> written = new();

        public void Wrote(string part, int lines) => written[part] = lines;

        public void Completed(string part) => Write($"{part}: {(written.TryGetValue(part, out var lines) ? $"{lines} new lines" : "nothing new")}");

        public void LeftOut(string part, string error) => Write($"{part}: left out, because Slack says {error}");

        private void Write(string line)
        {
            lock (written)
            {
                output.WriteLine(line);
            }
        }
    }

    // A bar for each of users, channels, files, members and messages.
    private sealed class Bars(ProgressContext context) : IExportView
    {
        private readonly ConcurrentDictionary<string, Lazy<Bar>> bars = new();

        public void Wrote(string part, int lines) => Update(part, bar => bar.Lines++);

        public void Completed(string part) => Update(part, bar => bar.Complete++);

        public void LeftOut(string part, string error) => Update(part, bar => bar.LeftOut++);

        private void Update(string part, Action<Bar> change)
        {
            var kind = part.Split('/')[0];
            var bar = bars.GetOrAdd(kind, k => new Lazy<Bar>(() => new Bar(context.AddTask(k)))).Value;
            lock (bar)
            {
                change(bar);
                var leftOut = bar.LeftOut > 0 ? $", {bar.LeftOut} left out" : "";
                bar.Task.Description = $"{kind}: {bar.Lines} lines, {bar.Complete} complete{leftOut}";
            }
        }
    }

    private sealed class Bar(ProgressTask task)
    {
        public ProgressTask Task { get; } = task;

        public int Lines { get; set; }

        public int Complete { get; set; }

        public int LeftOut { get; set; }
    }
}
