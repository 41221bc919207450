using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            bool componentsRegistered;

            /// <summary>Registers every field that holds a parameter, a tensor (as buffer) or a module, under the field's name. Arrays and lists of them are not looked into.</summary>
            protected virtual void RegisterComponents()
            {
                if (componentsRegistered) return;
                componentsRegistered = true;
                foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    Register(field.Name, field.GetValue(this));
                }
            }

            void Register(string fieldName, object? value)
            {
                switch (value)
                {
                    case Module module:
                        register_module(fieldName, module);
                        break;
                    case Parameter parameter:
                        register_parameter(fieldName, parameter);
                        break;
                    case Tensor tensor:
                        register_buffer(fieldName, tensor);
                        break;
                }
            }

            /// <summary>Adds a parameter; dispose scopes no longer dispose it.</summary>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                RequireName("register_parameter", name, _internal_params.ContainsKey(name));
                param?.DetachFromDisposeScope();
                if (param is not null) _internal_params.Add(name, param);
            }

            /// <summary>Adds a tensor that is not learned; dispose scopes no longer dispose it.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="tensor">The tensor.</param>
            /// <param name="persistent">Whether it is part of the state that is saved.</param>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                RequireName("register_buffer", name, _internal_buffers.ContainsKey(name));
                if (tensor is null) return;
                tensor.DetachFromDisposeScope();
                _internal_buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Adds a module.</summary>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                RequireName("register_module", name, _internal_submodules.ContainsKey(name));
                if (submodule is not null) _internal_submodules.Add(name, submodule);
            }

            /// <inheritdoc cref="register_module"/>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Sets, replaces or (with null) removes a parameter.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                _internal_params.Remove(name);
                if (value is not null) register_parameter(name, value);
            }

            /// <summary>Sets, replaces or (with null) removes a buffer.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                _internal_buffers.Remove(name);
                if (value is not null) register_buffer(name, value, persistent);
            }

            /// <summary>Forgets the modules inside.</summary>
            protected void ClearModules() => _internal_submodules.Clear();

            internal void Replace(string name, ref Parameter? field, Parameter? value)
            {
                field = value;
                ConditionallyRegisterParameter(name, value);
            }

            void RequireName(string operation, string name, bool taken)
            {
                if (string.IsNullOrEmpty(name)) throw new ArgumentException($"{operation}: the name must not be empty");
                if (name.Contains('.')) throw new ArgumentException($"{operation}: the name must not contain a dot: '{name}'");
                if (taken) throw new ArgumentException($"{operation}: module '{GetName()}' already has a component named '{name}'; choose another name");
            }
        }
    }
}
