using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using NUnit.Framework.Interfaces;
using SlackGen.Tests.Support;

[assembly: SlackGen.Tests.ShowsNoSecrets]

namespace SlackGen.Tests;

/// <summary>Looks for secrets in every exception, trace and measurement of the whole test run, and in everything that is logged.</summary>
[SetUpFixture]
public sealed class SecretWatch
{
    private static readonly ConcurrentQueue<string> Found = new();

    private readonly ActivityListener activities = new()
    {
        ShouldListenTo = _ => true,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStopped = activity => Look("trace", TelemetryRecorder.Describe(activity)),
    };

    private readonly MeterListener meters = new()
    {
        InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SlackTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        },
    };

    /// <summary>Looks at a text and remembers it when it holds a secret.</summary>
    internal static void Look(string where, string? text)
    {
        if (text is not null && Secret.Forms.Any(secret => text.Contains(secret, StringComparison.Ordinal)))
        {
            Found.Enqueue($"{where}: {text}");
        }
    }

    [OneTimeSetUp]
    public void Begin()
    {
        AppDomain.CurrentDomain.FirstChanceException += LookAtException;
        ActivitySource.AddActivityListener(activities);
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) => LookAtTags(tags));
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) => LookAtTags(tags));
        meters.Start();
    }

    [OneTimeTearDown]
    public void End()
    {
        AppDomain.CurrentDomain.FirstChanceException -= LookAtException;
        activities.Dispose();
        meters.Dispose();
    }

    internal static IReadOnlyList<string> TakeFound()
    {
        var found = Found.ToArray();
        Found.Clear();
        return found;
    }

    // The message rather than all of it: a stack trace costs too much for the many exceptions of the property tests, and shows no values.
    private static void LookAtException(object? sender, FirstChanceExceptionEventArgs e)
    {
        // What a failed assertion shows, the test has shown.
        if (e.Exception is not ResultStateException)
        {
            Look(e.Exception.GetType().Name, e.Exception.Message);
        }
    }

    private static void LookAtTags(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            Look("measurement", tag.Value?.ToString());
        }
    }
}

/// <summary>Fails the test that showed a secret. A failed <c>OneTimeTearDown</c> would not fail the run.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ShowsNoSecretsAttribute : Attribute, ITestAction
{
    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
    }

    public void AfterTest(ITest test) => Assert.That(SecretWatch.TakeFound(), Is.Empty, "secrets were shown");
}
