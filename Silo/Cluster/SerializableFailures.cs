using System.Data.Common;

using Microsoft.Extensions.Logging;

namespace OrleansWarehouse.Silo.Cluster;

/// <summary>Replaces exceptions that Orleans cannot serialize by ones that it can, so that a remote caller gets the same error as a local
/// one, and not a missing codec.</summary>
internal sealed partial class SerializableFailures(ILogger<SerializableFailures> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (EventLogException failure)
        {
            throw new WarehouseUnavailableException(failure.Code, failure.Message);
        }
        catch (DbException failure)
        {
            LogReplaced(failure, context.TargetId);
            throw new WarehouseUnavailableException("unavailable", failure.Message);
        }
        catch (Exception failure) when (!IsSerializable(failure.GetType()))
        {
            LogReplaced(failure, context.TargetId);
            throw new InvalidOperationException($"{failure.GetType().Name}: {failure.Message}");
        }
    }

    private static bool IsSerializable(Type type) =>
        type == typeof(WarehouseUnavailableException)
        || type.IsDefined(typeof(GenerateSerializerAttribute), false)
        || type.Namespace is { } name && (name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Orleans.", StringComparison.Ordinal) || name == "Orleans");

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of {Grain} failed")]
    private partial void LogReplaced(Exception failure, GrainId grain);
}
