using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SlackGen.DependencyInjection;

/// <summary>
/// Adds options whose services are registered for their class, beside those that .NET registers for every class. A program that is compiled ahead of time contains these;
/// the types of the others are built with reflection while the host starts (<c>--start</c> of the benchmarks).
/// </summary>
internal static class ClosedOptions
{
    /// <summary>Adds options, as <c>AddOptions</c> does.</summary>
    /// <typeparam name="T">The class of the options.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the options.</param>
    public static OptionsBuilder<T> AddClosedOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
        this IServiceCollection services, string name)
        where T : class
    {
        var builder = services.AddOptions<T>(name);
        if (HasDefault(services, typeof(IOptionsFactory<>), typeof(OptionsFactory<>)))
        {
            services.TryAddTransient<IOptionsFactory<T>>(static provider => new OptionsFactory<T>(
                provider.GetServices<IConfigureOptions<T>>(), provider.GetServices<IPostConfigureOptions<T>>(), provider.GetServices<IValidateOptions<T>>()));
        }

        if (HasDefault(services, typeof(IOptionsMonitorCache<>), typeof(OptionsCache<>)))
        {
            services.TryAddSingleton<IOptionsMonitorCache<T>>(static _ => new OptionsCache<T>());
        }

        if (HasDefault(services, typeof(IOptionsMonitor<>), typeof(OptionsMonitor<>)))
        {
            services.TryAddSingleton<IOptionsMonitor<T>>(static provider => new OptionsMonitor<T>(
                provider.GetRequiredService<IOptionsFactory<T>>(), provider.GetServices<IOptionsChangeTokenSource<T>>(), provider.GetRequiredService<IOptionsMonitorCache<T>>()));
        }

        return builder;
    }

    // A program that has replaced a service of all options keeps its own for these options too.
    private static bool HasDefault(IServiceCollection services, Type service, Type implementation) =>
        services.Last(s => !s.IsKeyedService && s.ServiceType == service).ImplementationType == implementation;
}
