using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Telemetry;

/// <summary>OpenTelemetry takes traces and metrics by their one name.</summary>
public sealed class OpenTelemetryTests
{
    [Test]
    public async Task Spans_are_exported()
    {
        var exporter = new Collecting<Activity>(activity => $"{activity.DisplayName} {activity.GetTagItem("slack.attempts")} {activity.Status}");
        using (Sdk.CreateTracerProviderBuilder().AddSource(SlackTelemetry.Name).AddProcessor(new SimpleActivityExportProcessor(exporter)).Build())
        {
            await CallAsync();
        }

        Assert.That(exporter.Items, Is.EqualTo(new[] { "chat.postMessage 2 Ok" }));
    }

    [Test]
    public async Task Metrics_are_exported()
    {
        var exporter = new Collecting<Metric>(Describe);
        using (Sdk.CreateMeterProviderBuilder().AddMeter(SlackTelemetry.Name).AddReader(new BaseExportingMetricReader(exporter)).Build())
        {
            await CallAsync();
        }

        Assert.That(exporter.Items, Is.EquivalentTo(new[]
        {
            "slackgen.call.duration s chat chat.postMessage 4: 1",
            "slackgen.retries {attempt} chat chat.postMessage 4: 1",
            "slackgen.throttled {response} chat chat.postMessage 4: 1",
            "slackgen.limiter.wait s chat chat.postMessage 4: 1",
            "slackgen.attempt.duration s chat chat.postMessage 4: 2",
            "slackgen.received By chat chat.postMessage 4: 45",
            "slackgen.sent By chat chat.postMessage 4: 0",
        }));
    }

    private static async Task CallAsync()
    {
        await new Call([Responses.Throttled("1"), Responses.Ok]).SendAsync(Call.Post);
    }

    private static string Describe(Metric metric)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var tags = new List<object?>();
            foreach (var tag in point.Tags)
            {
                tags.Add(tag.Value);
            }

            var value = metric.MetricType == MetricType.Histogram ? point.GetHistogramCount() : point.GetSumLong();
            return $"{metric.Name} {metric.Unit} {string.Join(' ', tags)}: {value}";
        }

        return metric.Name;
    }

    // What is exported is used again afterwards, so that it is described at once.
    private sealed class Collecting<T>(Func<T, string> describe) : BaseExporter<T>
        where T : class
    {
        public List<string> Items { get; } = [];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch)
            {
                Items.Add(describe(item));
            }

            return ExportResult.Success;
        }
    }
}
