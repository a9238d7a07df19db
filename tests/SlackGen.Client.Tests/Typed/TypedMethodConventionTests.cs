using System.Reflection;
using SlackGen.Client.Tests.Conventions;
using SlackGen.Infrastructure;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;
using SlackGen.Testing;

namespace SlackGen.Client.Tests.Typed;

/// <summary>Conventions of the typed stubs of every method, over real HTTP.</summary>
[Category("Slow")]
public sealed class TypedMethodConventionTests : FakeSlackTests
{
    [Test]
    public void Every_method_has_a_key_and_every_key_a_method() => Assert.That(
        typeof(SlackClient).Assembly.GetTypes().Where(t => t is { IsNested: true, Name: "Methods" } && t.DeclaringType!.IsSubclassOf(typeof(SlackMethodGroup)))
            .SelectMany(t => t.GetProperties()).Select(p => p.GetValue(null)!.ToString()),
        Is.EquivalentTo(Spec.MethodNames));

    [TestCaseSource(typeof(Spec), nameof(Spec.MethodNames))]
    public void A_key_has_the_types_and_facts_of_its_method(string name)
    {
        var method = Spec.Method(name);
        var key = Key(method);
        var error = method.Errors.Count > 0 ? GeneratedCode.Type(ClassNames.Error(name)) : typeof(SlackCommonError);
        var definition = (SlackMethod)key.GetType().GetProperty("Definition")!.GetValue(key)!;

        Assert.That(key.GetType().GenericTypeArguments, Is.EqualTo([GeneratedCode.Type(ClassNames.Request(name)), GeneratedCode.Type(ClassNames.Response(name)), error]));
        Assert.That((definition.Name, definition.Body.ToString(), definition.Response.ToString()), Is.EqualTo((name, method.Body.ToString(), method.Response.ToString())));
    }

    [TestCaseSource(typeof(Spec), nameof(Spec.MethodNames))]
    public async Task The_calls_of_a_method_are_what_the_client_sent(string name)
    {
        var method = Spec.Method(name);
        var request = GeneratedCode.Request(method, ManifestSamples.BuiltIn.Request(name));
        using (await GeneratedCode.CallAsync(Slack, method, request) as IDisposable)
        {
        }

        var calls = Run(nameof(Calls), method, Key(method));
        calls.GetType().GetMethod("AssertEqual")!.Invoke(calls, BindingFlags.DoNotWrapExceptions, null, [Array(request)], null);

        // A comparison that cannot fail would pass too.
        if (method.Params.Count > 0)
        {
            var empty = (SlackRequest)Activator.CreateInstance(request.GetType())!;
            Assert.That(
                () => calls.GetType().GetMethod("AssertEqual")!.Invoke(calls, BindingFlags.DoNotWrapExceptions, null, [Array(empty)], null),
                Throws.InstanceOf<CallMismatchException>());
        }
    }

    [TestCaseSource(typeof(Spec), nameof(Spec.MethodNames))]
    public async Task Every_documented_error_can_be_set_and_arrives_typed(string name)
    {
        var method = Spec.Method(name);
        var key = Key(method);
        var error = key.GetType().GenericTypeArguments[2];
        var fail = typeof(TypedMethodConventionTests).GetMethod(nameof(FailAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(key.GetType().GenericTypeArguments);
        var request = GeneratedCode.Request(method, ManifestSamples.BuiltIn.Request(name));
        foreach (var code in method.Errors)
        {
            var member = Enum.Parse(error, code.Property);
            var thrown = await (Task<SlackApiException>)fail.Invoke(this, BindingFlags.DoNotWrapExceptions, null, [key, member, method, request], null)!;
            Assert.That((thrown.Code, thrown.GetType().GetProperty("Error")!.GetValue(thrown)), Is.EqualTo((code.Code, member)));
        }

        foreach (var code in method.Errors.Count == 0 ? Spec.Common.Errors : default)
        {
            var member = Enum.Parse<SlackCommonError>(code.Property);
            var thrown = await (Task<SlackApiException>)fail.Invoke(this, BindingFlags.DoNotWrapExceptions, null, [key, member, method, request], null)!;
            Assert.That((thrown.Code, thrown.CommonError), Is.EqualTo((code.Code, member)));
        }
    }

    private async Task<SlackApiException> FailAsync<TRequest, TResponse, TError>(SlackMethod<TRequest, TResponse, TError> key, TError error, Method method, SlackRequest request)
        where TRequest : SlackRequest, ISlackJson<TRequest>
        where TResponse : SlackResponse
        where TError : struct, Enum
    {
        Fake.On(key).Fail(error, times: 1);
        try
        {
            using var response = await GeneratedCode.CallAsync(Slack, method, request) as IDisposable;
        }
        catch (SlackApiException e)
        {
            return e;
        }

        throw new AssertionException($"{method.Name} did not fail with {error}.");
    }

    private static object Calls<TRequest, TResponse, TError>(FakeSlack fake, SlackMethod<TRequest, TResponse, TError> key)
        where TRequest : SlackRequest, ISlackJson<TRequest>
        where TResponse : SlackResponse
        where TError : struct, Enum => fake.Calls(key);

    private object Run(string name, Method method, object key) => typeof(TypedMethodConventionTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(key.GetType().GenericTypeArguments)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Fake, key], null) ?? throw new AssertionException($"{method.Name} has no calls.");

    private static Array Array(SlackRequest request)
    {
        var array = System.Array.CreateInstance(request.GetType(), 1);
        array.SetValue(request, 0);
        return array;
    }

    private static object Key(Method method)
    {
        var group = method.Name[..method.Name.LastIndexOf('.')];
        return GeneratedCode.Type(ClassNames.Client(group)).GetNestedType(ClassNames.MethodKeys)!.GetProperty(ClassNames.MethodKey(group, method.Key))!.GetValue(null)!;
    }
}
