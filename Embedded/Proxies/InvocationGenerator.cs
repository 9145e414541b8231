using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Engine;

internal sealed record GeneratedInvocation(Type BaseType, Type AnswerType, ConstructorInfo Constructor, FieldInfo[] Arguments);

/// <summary>Generates the class of one method's calls.</summary>
internal static class InvocationGenerator
{
    private static readonly Type[] s_descriptor = [typeof(MethodDescriptor)];

    /// <exception cref="NotSupportedException">The method gives something else than a task, or is generic.</exception>
    internal static GeneratedInvocation Generate(ModuleBuilder module, MethodInfo method, MethodDescriptor descriptor, int number)
    {
        var answer = AnswerOf(method);
        var baseType = answer is null ? typeof(VoidInvocation) : typeof(ValueInvocation<>).MakeGenericType(answer);
        var type = module.DefineType($"{method.Name}_{number}", TypeAttributes.Class | TypeAttributes.Sealed, baseType);
        var descriptorField = type.DefineField("Descriptor", typeof(MethodDescriptor), FieldAttributes.Public | FieldAttributes.Static);
        var arguments = method.GetParameters()
            .Select((parameter, i) => type.DefineField($"argument{i}", parameter.ParameterType, FieldAttributes.Public))
            .ToArray();
        DefineConstructor(type, baseType, descriptorField);
        DefineCall(type, method, arguments);

        var made = type.CreateType();
        made.GetField(descriptorField.Name)!.SetValue(null, descriptor);
        return new(baseType, answer ?? typeof(Nothing), made.GetConstructor(Type.EmptyTypes)!,
            Array.ConvertAll(arguments, argument => made.GetField(argument.Name)!));
    }

    private static Type? AnswerOf(MethodInfo method)
    {
        var returned = method.ReturnType;
        if (method.IsGenericMethod)
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} is generic.");
        }

        if (returned == typeof(Task) || returned == typeof(ValueTask))
        {
            return null;
        }

        return returned.IsGenericType && returned.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>))
            ? returned.GetGenericArguments()[0]
            : throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns neither Task nor ValueTask.");
    }

    private static void DefineConstructor(TypeBuilder type, Type baseType, FieldBuilder descriptor)
    {
        var il = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, descriptor);
        il.Emit(OpCodes.Call, baseType.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, s_descriptor)!);
        il.Emit(OpCodes.Ret);
    }

    private static void DefineCall(TypeBuilder type, MethodInfo method, FieldBuilder[] arguments)
    {
        var call = typeof(Invocation).GetMethod(nameof(Invocation.Call), BindingFlags.Instance | BindingFlags.NonPublic)!;
        var il = type.DefineMethod(
            call.Name, MethodAttributes.Assembly | MethodAttributes.Virtual | MethodAttributes.HideBySig, typeof(Task), [typeof(object)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, argument);
        }

        il.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType.IsValueType)
        {
            var result = il.DeclareLocal(method.ReturnType);
            il.Emit(OpCodes.Stloc, result);
            il.Emit(OpCodes.Ldloca, result);
            il.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        il.Emit(OpCodes.Ret);
    }
}
