using System.Reflection;

namespace SlackGen.Testing.Tests;

/// <summary>The countable part of the rule for the category <c>Slow</c>, which CONTRIBUTING.md states.</summary>
public sealed class CategoryTests
{
    [Test]
    public void A_fixture_with_both_kinds_of_fake_is_slow_where_it_starts_a_server()
    {
        var withServer = typeof(CategoryTests).Assembly.GetTypes()
            .Where(type => type.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.Name == "isInProcess"))
            .SelectMany(type => type.GetCustomAttributes<TestFixtureAttribute>(inherit: false), (type, fixture) => (type.Name, Fixture: fixture))
            .Where(f => f.Fixture.Arguments is [false])
            .ToList();

        Assert.That(withServer, Has.Count.GreaterThan(5), "the fixtures are found");
        Assert.That(withServer.Where(f => f.Fixture.Category != "Slow").Select(f => f.Name), Is.Empty);
    }
}
