using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>The errors of every method are compiled into the runtime, and into nothing else.</summary>
[Category("Slow")]
public class CommonErrorTests
{
    private static readonly ManifestText Common = ManifestText.Common(Path.Combine(RepositoryFolder.Spec, "common.yaml"), RepositoryFolder.Read("spec", "common.yaml"));

    [Test]
    public void The_runtime_has_an_enum_member_for_each_code_after_Unknown()
    {
        var codes = ManifestParser.Parse(Common.Yaml).Model.Common!.Errors;

        Assert.That(codes, Is.Not.Empty);
        Assert.That(Enum.GetNames<SlackCommonError>(), Is.EqualTo(codes.Select(c => c.Property).Prepend("Unknown")));
    }

    [Test]
    public void Each_has_its_code_and_sentence_as_a_summary()
    {
        var project = BotProject.Of("namespace Bot;", Common);
        var generated = Generation.Uncompiled(project).Output.Assembly.GetTypeByMetadataName("SlackGen.SlackCommonError")!;

        Assert.Multiple(() =>
        {
            foreach (var code in ManifestParser.Parse(Common.Yaml).Model.Common!.Errors)
            {
                Assert.That(generated.GetMembers(code.Property).Single().GetDocumentationCommentXml(), Does.Contain($"<summary>{code.Code}: "));
            }
        });
    }

    [Test]
    public void A_users_project_gets_none_of_it() => Assert.That(FullClient.Generation.Sources.Keys, Has.None.EqualTo("SlackCommon.g.cs"));
}
