using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

public sealed class ExtenderTests
{
    private static readonly ManifestFile BuiltIn = Good.File("""
        group: calls
        summary: Calls.
        methods:
          add:
            summary: Adds a call.
            params: { id: { type: string, summary: The call. } }
            errors: { late: It is too late. }
        types:
          call: { summary: A call., fields: { id: { type: string } } }
          state: { summary: How a call goes., enum: { over: It is over. } }
          place: { summary: Where., union: sort, of: { room: room } }
          room: { summary: A room., fields: { number: { type: int } } }
        """);

    private static readonly ManifestFile Mine = Good.File("""
        group: calls
        summary: Mine.
        methods:
          add:
            extend: true
            params: { id: { type: int, summary: Another call. }, color: { type: string, summary: The color. } }
            returns: { price: { type: int } }
            errors: { dear: It costs too much. }
            warnings: { soon: It costs more soon. }
          own: { summary: My own. }
        types:
          call: { extend: true, fields: { color: { type: string } } }
          state: { extend: true, enum: { begun: It has begun. } }
          place: { extend: true, of: { web: web_page } }
          web_page: { summary: A website., fields: { url: { type: string } } }
        """);

    [Test]
    public void What_is_added_follows_what_is_there_and_changes_none_of_it()
    {
        var extended = Extender.Apply(BuiltIn, isUsers: false, Extensions.Collect([Mine]));
        var method = extended.Methods.Single();

        Assert.Multiple(() =>
        {
            Assert.That(method.Params.Select(p => (p.Name, p.Type)), Is.EqualTo([("id", TypeRef.Text), ("color", TypeRef.Text)]));
            Assert.That(method.Returns.Select(r => r.Name), Is.EqualTo(["price"]));
            Assert.That(method.Errors.Select(e => e.Code), Is.EqualTo(["late", "dear"]));
            Assert.That(method.Warnings.Select(w => w.Code), Is.EqualTo(["soon"]));
            Assert.That((method.Summary, method.Extends), Is.EqualTo(("Adds a call.", false)));
            Assert.That(extended.Types[0].Fields.Select(f => f.Name), Is.EqualTo(["id", "color"]));
            Assert.That(extended.Types[1].Values.Select(v => v.Value), Is.EqualTo(["over", "begun"]));
            Assert.That(extended.Types[2].Members.Select(m => m.Type), Is.EqualTo(["room", "web_page"]));
            Assert.That((extended.Types[2].Discriminator, extended.Types[3]), Is.EqualTo(("sort", BuiltIn.Types[3])));
        });
    }

    [Test]
    public void A_users_file_keeps_what_it_declares_and_loses_what_it_adds()
    {
        var rest = Extender.Apply(Mine, isUsers: true, Extensions.Collect([Mine]));

        Assert.That(rest.Methods.Select(m => m.Key), Is.EqualTo(["own"]));
        Assert.That(rest.Types.Select(t => t.Name), Is.EqualTo(["web_page"]));
    }

    [Test]
    public void A_file_that_nothing_is_added_to_is_the_same_object() => Assert.Multiple(() =>
    {
        var other = Good.File("types: { guest: { summary: A guest., fields: { id: { type: string } } } }");
        Assert.That(Extender.Apply(other, isUsers: false, Extensions.Collect([Mine])), Is.SameAs(other));
        Assert.That(Extender.Apply(other, isUsers: true, Extensions.Collect([other])), Is.SameAs(other));
    });

    [Test]
    [CancelAfter(20_000)]
    [Category("Slow")]
    public void A_ring_of_thousands_of_types_that_require_each_other_is_found()
    {
        const int Count = 5_000;
        var types = string.Concat(Enumerable.Range(0, Count).Select(i => $"  t{i}: {{ summary: A type., fields: {{ next: {{ type: t{(i + 1) % Count}, required: true }} }} }}\n"));

        Assert.That(Found.In(("types/ring.yaml", "types:\n" + types)).Select(f => f.Id), Has.Exactly(Count).EqualTo("SLACKGEN126"));
    }
}
