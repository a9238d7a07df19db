using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the declarations of one manifest file: its methods with their requests, responses and errors, and its types.</summary>
internal static class FileEmitter
{
    /// <summary>Emits the file.</summary>
    public static string Emit(FileInput input)
    {
        var (file, plan) = (input.File.Model, input.Plan);
        var methods = file.Methods.Where(m => plan.Methods.Contains(m.Name)).ToList();
        var writer = CSharp.File(input.Namespace, input.ExportsScopes ? Attributes.ClientScopes(methods) : []);
        if (methods.Count > 0)
        {
            MethodEmitter.Emit(writer, input, methods);
            foreach (var method in methods)
            {
                RequestEmitter.Emit(writer, input, method);
                ResponseEmitter.Emit(writer, input, method);
                ErrorEnumEmitter.Emit(writer, input.Accessibility, method);
            }
        }

        foreach (var type in file.Types.Where(t => plan.Types.Contains(t.Name)))
        {
            switch (type.Kind)
            {
                case NamedTypeKind.Enum:
                    EnumEmitter.Emit(writer, input.Accessibility, type);
                    break;
                case NamedTypeKind.Union:
                    UnionEmitter.Emit(writer, input.Accessibility, type);
                    break;
                case NamedTypeKind.Object:
                    ModelEmitter.Emit(writer, input, type);
                    EventSubtypeEmitter.Emit(writer, input, type);
                    break;
                default:
                    throw new InvalidOperationException($"There is no emitter for the type kind {type.Kind}.");
            }
        }

        return writer.ToString();
    }
}
