namespace SlackGen.Testing.Tests;

public sealed class PortTests
{
    [Test]
    public async Task A_fixed_port_is_used_and_refused_while_it_is_taken()
    {
        int port;
        await using (var first = await TestManifest.StartAsync())
        {
            port = first.BaseAddress.Port;
            Assert.That(() => TestManifest.StartAsync(o => o.Port = port), Throws.InstanceOf<IOException>());
        }

        await using var second = await TestManifest.StartAsync(o => o.Port = port);
        Assert.That(second.BaseAddress, Is.EqualTo(new Uri($"http://127.0.0.1:{port}/api/")));
    }

    [TestCase(-1)]
    [TestCase(65536)]
    public void A_number_that_is_no_port_is_a_mistake(int port) =>
        Assert.That(() => TestManifest.StartAsync(o => o.Port = port), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
