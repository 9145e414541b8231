using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>
/// Generates, for a grain interface, a class derived from <see cref="GrainReference"/> whose methods make an
/// <see cref="Invocation"/> and send it. Each method has an invocation class of its own, whose fields are the arguments: a call
/// allocates that and its task, and nothing is looked up.
/// </summary>
internal static class ProxyGenerator
{
    private static readonly Type[] s_key = [typeof(GrainClass), typeof(string)];
    private static readonly MethodInfo s_send = typeof(GrainReference).GetMethod(nameof(GrainReference.Send), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly ConstructorInfo s_ignore =
        typeof(System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;

    internal static (Func<GrainClass, string, GrainReference> Create, IReadOnlyList<MethodDescriptor> Methods) Generate(Type grainInterface)
    {
        if (!grainInterface.IsInterface)
        {
            throw new ArgumentException($"{grainInterface} is not an interface.", nameof(grainInterface));
        }

        var assembly = AssemblyBuilder.DefineDynamicAssembly(new($"Proxies.{grainInterface.FullName}"), AssemblyBuilderAccess.Run);
        OpenInternalsTo(assembly, grainInterface);
        var module = assembly.DefineDynamicModule("Proxies");
        var proxy = module.DefineType("Proxy", TypeAttributes.Class | TypeAttributes.Sealed, typeof(GrainReference), [grainInterface]);
        var constructor = DefineConstructor(proxy);
        DefineCreate(proxy, constructor);
        List<MethodDescriptor> descriptors = [];
        foreach (var method in MethodsOf(grainInterface))
        {
            var descriptor = new MethodDescriptor(grainInterface, method);
            descriptors.Add(descriptor);
            DefineMethod(proxy, method, InvocationGenerator.Generate(module, method, descriptor, descriptors.Count));
        }

        var create = proxy.CreateType().GetMethod("Create", BindingFlags.Static | BindingFlags.Public)!;
        return (create.CreateDelegate<Func<GrainClass, string, GrainReference>>(), descriptors);
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type grainInterface) =>
        grainInterface.GetInterfaces().Prepend(grainInterface).SelectMany(static type => type.GetMethods()).Where(static method => method.IsAbstract);

    // Interfaces and messages need not be public.
    private static void OpenInternalsTo(AssemblyBuilder assembly, Type grainInterface)
    {
        var types = MethodsOf(grainInterface)
            .SelectMany(static method => method.GetParameters().Select(static parameter => parameter.ParameterType).Append(method.ReturnType))
            .SelectMany(static type => type.IsGenericType ? type.GetGenericArguments().Append(type) : [type]);
        foreach (var name in grainInterface.GetInterfaces().Append(grainInterface).Append(typeof(ProxyGenerator)).Concat(types)
            .Select(static type => type.Assembly.GetName().Name!).Distinct())
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(s_ignore, [name]));
        }
    }

    private static ConstructorBuilder DefineConstructor(TypeBuilder proxy)
    {
        var constructor = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, s_key);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, s_key)!);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    private static void DefineCreate(TypeBuilder proxy, ConstructorBuilder constructor)
    {
        var il = proxy.DefineMethod("Create", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), s_key).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
    }

    private static void DefineMethod(TypeBuilder proxy, MethodInfo method, GeneratedInvocation invocation)
    {
        var parameters = method.GetParameters();
        var builder = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            Array.ConvertAll(parameters, static parameter => parameter.ParameterType));
        var il = builder.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, invocation.Constructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            if (parameters[i].ParameterType == typeof(CancellationToken))
            {
                il.Emit(OpCodes.Dup);
            }

            il.Emit(OpCodes.Ldarg, i + 1);
            if (parameters[i].ParameterType == typeof(CancellationToken))
            {
                il.Emit(OpCodes.Call, invocation.BaseType.GetMethod("Token", BindingFlags.Instance | BindingFlags.NonPublic)!);
            }

            il.Emit(OpCodes.Stfld, invocation.Arguments[i]);
        }

        il.Emit(OpCodes.Call, s_send.MakeGenericMethod(invocation.AnswerType));
        if (method.ReturnType.IsValueType)
        {
            il.Emit(OpCodes.Newobj, method.ReturnType.GetConstructor(
                [method.ReturnType.IsGenericType ? typeof(Task<>).MakeGenericType(invocation.AnswerType) : typeof(Task)])!);
        }

        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(builder, method);
    }
}
