using System.Diagnostics.CodeAnalysis;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Storage.People;

namespace OrleansWarehouse.Api.Hosting;

/// <summary>Reports what keeps the server from starting as plain sentences instead of a stack trace.</summary>
internal static class StartCheck
{
    /// <summary>Builds the server, validates its settings and opens the log and the store of buyers' keys.</summary>
    public static bool TryBuild(
        WebApplicationBuilder builder, [NotNullWhen(true)] out WebApplication? app, [NotNullWhen(false)] out string? failure)
    {
        (app, failure) = (null, null);
        try
        {
            var built = builder.Build();
            built.Services.GetRequiredService<IStartupValidator>().Validate();
            built.Services.GetRequiredService<IEventLog>();
            built.Services.GetRequiredService<IPeople>();
            app = built;
            return true;
        }
        catch (OptionsValidationException wrong)
        {
            failure = string.Join(Environment.NewLine, wrong.Failures);
        }
        catch (EventLogException unusable)
        {
            failure = unusable.Message;
        }

        return false;
    }
}
