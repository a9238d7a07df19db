using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SlackGen.Apps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that keep the installations of apps in a database.</summary>
public static class SlackInstallationsEntityFrameworkExtensions
{
    /// <summary>
    /// Keeps installations in the database of a context, whose model has <c>AddSlackInstallations</c>. The context is a service (<c>AddDbContext</c>,
    /// <c>AddDbContextPool</c> or <c>AddDbContextFactory</c>), and so is data protection (<c>AddDataProtection</c>), which encrypts the tokens. All apps of a host share the
    /// store.
    /// </summary>
    /// <typeparam name="TContext">The class of the context.</typeparam>
    /// <param name="builder">The builder of the app.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The services have another store of installations.</exception>
    public static SlackAppBuilder UseEntityFramework<TContext>(this SlackAppBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var other = builder.Services.LastOrDefault(s => !s.IsKeyedService && s.ServiceType == typeof(ISlackInstallationStore));
        if (other is not null && other.ImplementationType != typeof(InMemorySlackInstallationStore)
            && other.ImplementationType != typeof(EntityFrameworkInstallationStore<TContext>))
        {
            throw new InvalidOperationException(
                $"The services have another store of installations already. All apps of a host share one {nameof(ISlackInstallationStore)}: remove the other one, or the call of {nameof(UseEntityFramework)}.");
        }

        builder.Services.Replace(ServiceDescriptor.Singleton<ISlackInstallationStore, EntityFrameworkInstallationStore<TContext>>());
        return builder;
    }
}
