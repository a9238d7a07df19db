using System.Reflection;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging.Abstractions;

namespace SlackGen.Tests.Client;

/// <summary>Copies of options have every property of the original: also those that are added later.</summary>
public sealed class OptionsCopyTests
{
    private static IEnumerable<PropertyInfo> OfClient => Properties(typeof(SlackClientOptions));

    private static IEnumerable<PropertyInfo> OfRetry => Properties(typeof(SlackRetryOptions));

    [TestCaseSource(nameof(OfClient))]
    public void A_copy_has_the_clients(PropertyInfo property)
    {
        var options = new SlackClientOptions();
        Change(options, property);
        AssertSame(property, property.GetValue(options), property.GetValue(new SlackClientOptions(options)), property.GetValue(new SlackClientOptions()));
    }

    [TestCaseSource(nameof(OfRetry))]
    public void A_copy_has_the_retrys(PropertyInfo property)
    {
        var options = new SlackClientOptions();
        Change(options.Retry, property);
        AssertSame(property, property.GetValue(options.Retry), property.GetValue(new SlackRetryOptions(options.Retry)), property.GetValue(new SlackRetryOptions()));
        AssertSame(property, property.GetValue(options.Retry), property.GetValue(new SlackClientOptions(options).Retry), property.GetValue(new SlackRetryOptions()));
    }

    [Test]
    public void What_is_changed_in_a_copy_stays_in_the_copy()
    {
        var options = new SlackClientOptions { Tiers = { ["chat.postMessage"] = new SlackRate(1, 1) } };
        var copy = new SlackClientOptions(options) { QueueLimit = 1 };
        copy.Tiers.Clear();
        copy.Retry.MaxRetries = 0;
        Assert.That((options.QueueLimit, options.Tiers.Count, options.Retry.MaxRetries), Is.EqualTo((1000, 1, 4)));
    }

    [Test]
    public void Budgets_that_are_changed_after_the_client_was_made_change_nothing()
    {
        var options = new SlackClientOptions { Tiers = { ["chat.postMessage"] = new SlackRate(1, 1) } };
        var read = options.Validated();
        options.Tiers.Clear();
        Assert.That(read.Tiers, Has.Count.EqualTo(1));
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static void AssertSame(PropertyInfo property, object? expected, object? copied, object? ordinary)
    {
        if (property.PropertyType == typeof(SlackRetryOptions))
        {
            Assert.That(((SlackRetryOptions)copied!).MaxRetries, Is.EqualTo(((SlackRetryOptions)expected!).MaxRetries));
            return;
        }

        Assert.That(copied, Is.EqualTo(expected));
        Assert.That(expected, Is.Not.EqualTo(ordinary), "the test has changed it");
    }

    // Another value than the default one. A property of a new type needs a line here.
    private static void Change(object options, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(IDictionary<string, SlackRate>))
        {
            ((IDictionary<string, SlackRate>)property.GetValue(options)!).Add("chat.postMessage", new SlackRate(1, 1));
            return;
        }

        property.SetValue(options, true switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => !(bool)property.GetValue(options)!,
            _ when type == typeof(int) => (int)property.GetValue(options)! + 1,
            _ when type == typeof(int?) => (int?)property.GetValue(options) + 1,
            _ when type == typeof(double) => (double)property.GetValue(options)! + 1,
            _ when type == typeof(TimeSpan) => (TimeSpan)property.GetValue(options)! + TimeSpan.FromSeconds(1),
            _ when type.IsEnum => Enum.ToObject(type, 1),
            _ when type == typeof(Uri) => SlackClientOptions.GovSlackBaseAddress,
            _ when type == typeof(HttpClient) => new HttpClient(),
            _ when type == typeof(TimeProvider) => new Support.ManualTimeProvider(),
            _ when type == typeof(SlackRetryOptions) => new SlackRetryOptions { MaxRetries = 9 },
            _ when type == typeof(PartitionedRateLimiter<SlackCall>) => new SlackRateLimiter(),
            _ when type == typeof(Func<CancellationToken, ValueTask<string>>) => (Func<CancellationToken, ValueTask<string>>)(_ => new("xoxb-1")),
            _ when type == typeof(Microsoft.Extensions.Logging.ILoggerFactory) => NullLoggerFactory.Instance,
            _ => throw new NotSupportedException($"Give {property.Name} another value here."),
        });
    }
}
