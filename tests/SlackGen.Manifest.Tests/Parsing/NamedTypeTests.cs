using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Parsing;

public sealed class NamedTypeTests
{
    [Test]
    public void A_file_may_hold_types_only()
    {
        var file = Good.File("types:\n  call:\n    summary: A call.\n    fields: { id: { type: string } }\n");
        Assert.That((file.Group, file.Methods.Count, file.Types.Single().Name), Is.EqualTo(((string?)null, 0, "call")));
    }

    [Test]
    public void An_object_has_fields()
    {
        var type = Good.Type("fields: { id: { type: string, required: true, summary: Its ID. }, type: { type: string, name: kind } }");
        Assert.Multiple(() =>
        {
            Assert.That((type.Kind, type.Summary, type.FromString), Is.EqualTo((NamedTypeKind.Object, "A thing.", (string?)null)));
            Assert.That(type.Fields.Select(f => (f.Name, f.Property, f.Required)), Is.EqualTo([("id", "Id", true), ("type", "Kind", false)]));
        });
    }

    [Test]
    public void An_object_may_have_no_field() => Assert.That(Good.Type("fields: {}").Fields, Is.Empty);

    [Test]
    public void An_object_may_be_written_as_a_string() =>
        Assert.That(Good.Type("from_string: text\nfields: { text: { type: string } }").FromString, Is.EqualTo("text"));

    [Test]
    public void An_enum_has_values_with_sentences_and_with_names_where_they_need_them()
    {
        var type = Good.Type("enum: { auto: Slack decides., \"slack#/types/date\": { name: calendar_day, summary: A day. } }");
        Assert.Multiple(() =>
        {
            Assert.That(type.Kind, Is.EqualTo(NamedTypeKind.Enum));
            Assert.That(type.Values, Is.EqualTo([new EnumValue("auto", "Auto", "Slack decides."), new EnumValue("slack#/types/date", "CalendarDay", "A day.")]));
        });
    }

    [Test]
    public void A_union_has_a_discriminator_and_members()
    {
        var type = Good.Type("union: type\nof: { section: section_block, divider: divider_block }");
        Assert.Multiple(() =>
        {
            Assert.That((type.Kind, type.Discriminator), Is.EqualTo((NamedTypeKind.Union, "type")));
            Assert.That(type.Members, Is.EqualTo([new UnionMember("section", "section_block"), new UnionMember("divider", "divider_block")]));
        });
    }

    [Test]
    public void A_type_mentions_the_types_of_its_fields_and_members() => Assert.Multiple(() =>
    {
        Assert.That(Good.Type("fields: { a: { type: list<call> }, b: { type: int }, c: { type: csv<state> } }").References, Is.EqualTo(["call", "state"]));
        Assert.That(Good.Type("union: type\nof: { a: one, b: two }").References, Is.EqualTo(["one", "two"]));
    });

    [Test]
    public void A_type_with_a_mistake_stays_so_that_what_mentions_it_is_sound()
    {
        var result = ManifestParser.Parse("types:\n  call:\n    summary: A call.\n    fields: { id: { type: string, colour: red }, name: { type: string } }\n");
        Assert.Multiple(() =>
        {
            Assert.That(result.Diagnostics, Has.Count.EqualTo(1));
            Assert.That(result.Model.Types.Single().Fields.Select(f => f.Name), Is.EqualTo(["id", "name"]));
        });
    }
}
