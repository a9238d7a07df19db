using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>Generated code names members of the runtime's enums after those of the manifest: both have the same.</summary>
public class RuntimeEnumTests
{
    [Test]
    public void A_body_has_the_same_name_in_manifest_and_runtime() => Assert.That(Enum.GetNames<SlackBody>(), Is.EqualTo(Enum.GetNames<BodyKind>()));

    [Test]
    public void The_table_of_methods_names_bodies_and_responses_by_the_runtimes_members() => Assert.Multiple(() =>
    {
        Assert.That(BodyEncoding.All.Select(b => Enum.Parse<SlackBody>(b.Word, ignoreCase: true)), Is.EqualTo(Enum.GetValues<SlackBody>()));
        Assert.That(Enum.GetValues<ResponseKind>().Select(r => Enum.Parse<SlackResponseKind>(r.Word(), ignoreCase: true)), Is.EqualTo(Enum.GetValues<SlackResponseKind>()));
    });

    [Test]
    public void A_response_has_the_same_name_in_manifest_and_runtime() => Assert.That(Enum.GetNames<SlackResponseKind>(), Is.EqualTo(Enum.GetNames<ResponseKind>()));

    [Test]
    public void A_category_has_the_same_name_and_value_in_manifest_and_runtime() => Assert.That(
        Enum.GetValues<SlackErrorCategory>().Where(c => c != SlackErrorCategory.Unknown).Select(c => (c.ToString(), (int)c)),
        Is.EqualTo(Enum.GetValues<ErrorCategory>().Select(c => (c.ToString(), (int)c))));

    [Test]
    public void The_runtime_has_a_codec_for_each_scalar_of_JSON() => Assert.That(
        ScalarType.All.Where(s => s.Form != ScalarForm.File).Select(s => s.Codec.Replace("global::", "", StringComparison.Ordinal)).Where(c => typeof(SlackBody).Assembly.GetType(c) is null),
        Is.Empty);
}
