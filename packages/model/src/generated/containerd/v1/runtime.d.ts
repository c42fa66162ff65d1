import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace containerd. */
export namespace containerd {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a Payload.
         * @deprecated Use containerd.v1.Payload.$Properties instead.
         */
        interface IPayload extends containerd.v1.Payload.$Properties {
        }

        /** Represents a Payload. */
        class Payload {

            /**
             * Constructs a new Payload.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.Payload.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Payload typeUrl. */
            typeUrl: string;

            /** Payload value. */
            value: Uint8Array;

            /**
             * Creates a new Payload instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Payload instance
             */
            static create(properties: containerd.v1.Payload.$Shape): containerd.v1.Payload & containerd.v1.Payload.$Shape;
            static create(properties?: containerd.v1.Payload.$Properties): containerd.v1.Payload;

            /**
             * Encodes the specified Payload message. Does not implicitly {@link containerd.v1.Payload.verify|verify} messages.
             * @param message Payload message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.Payload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Payload message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.Payload & containerd.v1.Payload.$Shape} Payload
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.Payload & containerd.v1.Payload.$Shape;
        }

        namespace Payload {

            /** Properties of a Payload. */
            interface $Properties {

                /** Payload typeUrl */
                typeUrl?: (string|null);

                /** Payload value */
                value?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Payload. */
            type $Shape = containerd.v1.Payload.$Properties;
        }

        /**
         * Properties of a Namespace.
         * @deprecated Use containerd.v1.Namespace.$Properties instead.
         */
        interface INamespace extends containerd.v1.Namespace.$Properties {
        }

        /** Represents a Namespace. */
        class Namespace {

            /**
             * Constructs a new Namespace.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.Namespace.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Namespace name. */
            name: string;

            /**
             * Creates a new Namespace instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Namespace instance
             */
            static create(properties: containerd.v1.Namespace.$Shape): containerd.v1.Namespace & containerd.v1.Namespace.$Shape;
            static create(properties?: containerd.v1.Namespace.$Properties): containerd.v1.Namespace;

            /**
             * Encodes the specified Namespace message. Does not implicitly {@link containerd.v1.Namespace.verify|verify} messages.
             * @param message Namespace message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.Namespace.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Namespace message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.Namespace & containerd.v1.Namespace.$Shape} Namespace
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.Namespace & containerd.v1.Namespace.$Shape;
        }

        namespace Namespace {

            /** Properties of a Namespace. */
            interface $Properties {

                /** Namespace name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Namespace. */
            type $Shape = containerd.v1.Namespace.$Properties;
        }

        /**
         * Properties of a ListNamespacesRequest.
         * @deprecated Use containerd.v1.ListNamespacesRequest.$Properties instead.
         */
        interface IListNamespacesRequest extends containerd.v1.ListNamespacesRequest.$Properties {
        }

        /** Represents a ListNamespacesRequest. */
        class ListNamespacesRequest {

            /**
             * Constructs a new ListNamespacesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ListNamespacesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListNamespacesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListNamespacesRequest instance
             */
            static create(properties: containerd.v1.ListNamespacesRequest.$Shape): containerd.v1.ListNamespacesRequest & containerd.v1.ListNamespacesRequest.$Shape;
            static create(properties?: containerd.v1.ListNamespacesRequest.$Properties): containerd.v1.ListNamespacesRequest;

            /**
             * Encodes the specified ListNamespacesRequest message. Does not implicitly {@link containerd.v1.ListNamespacesRequest.verify|verify} messages.
             * @param message ListNamespacesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ListNamespacesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListNamespacesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ListNamespacesRequest & containerd.v1.ListNamespacesRequest.$Shape} ListNamespacesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ListNamespacesRequest & containerd.v1.ListNamespacesRequest.$Shape;
        }

        namespace ListNamespacesRequest {

            /** Properties of a ListNamespacesRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListNamespacesRequest. */
            type $Shape = containerd.v1.ListNamespacesRequest.$Properties;
        }

        /**
         * Properties of a ListNamespacesResponse.
         * @deprecated Use containerd.v1.ListNamespacesResponse.$Properties instead.
         */
        interface IListNamespacesResponse extends containerd.v1.ListNamespacesResponse.$Properties {
        }

        /** Represents a ListNamespacesResponse. */
        class ListNamespacesResponse {

            /**
             * Constructs a new ListNamespacesResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ListNamespacesResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListNamespacesResponse namespaces. */
            namespaces: containerd.v1.Namespace.$Properties[];

            /**
             * Creates a new ListNamespacesResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListNamespacesResponse instance
             */
            static create(properties: containerd.v1.ListNamespacesResponse.$Shape): containerd.v1.ListNamespacesResponse & containerd.v1.ListNamespacesResponse.$Shape;
            static create(properties?: containerd.v1.ListNamespacesResponse.$Properties): containerd.v1.ListNamespacesResponse;

            /**
             * Encodes the specified ListNamespacesResponse message. Does not implicitly {@link containerd.v1.ListNamespacesResponse.verify|verify} messages.
             * @param message ListNamespacesResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ListNamespacesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListNamespacesResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ListNamespacesResponse & containerd.v1.ListNamespacesResponse.$Shape} ListNamespacesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ListNamespacesResponse & containerd.v1.ListNamespacesResponse.$Shape;
        }

        namespace ListNamespacesResponse {

            /** Properties of a ListNamespacesResponse. */
            interface $Properties {

                /** ListNamespacesResponse namespaces */
                namespaces?: (containerd.v1.Namespace.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListNamespacesResponse. */
            type $Shape = containerd.v1.ListNamespacesResponse.$Properties;
        }

        /**
         * Properties of a ContainerRuntime.
         * @deprecated Use containerd.v1.ContainerRuntime.$Properties instead.
         */
        interface IContainerRuntime extends containerd.v1.ContainerRuntime.$Properties {
        }

        /** Represents a ContainerRuntime. */
        class ContainerRuntime {

            /**
             * Constructs a new ContainerRuntime.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ContainerRuntime.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerRuntime name. */
            name: string;

            /**
             * Creates a new ContainerRuntime instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerRuntime instance
             */
            static create(properties: containerd.v1.ContainerRuntime.$Shape): containerd.v1.ContainerRuntime & containerd.v1.ContainerRuntime.$Shape;
            static create(properties?: containerd.v1.ContainerRuntime.$Properties): containerd.v1.ContainerRuntime;

            /**
             * Encodes the specified ContainerRuntime message. Does not implicitly {@link containerd.v1.ContainerRuntime.verify|verify} messages.
             * @param message ContainerRuntime message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ContainerRuntime.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerRuntime message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ContainerRuntime & containerd.v1.ContainerRuntime.$Shape} ContainerRuntime
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ContainerRuntime & containerd.v1.ContainerRuntime.$Shape;
        }

        namespace ContainerRuntime {

            /** Properties of a ContainerRuntime. */
            interface $Properties {

                /** ContainerRuntime name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerRuntime. */
            type $Shape = containerd.v1.ContainerRuntime.$Properties;
        }

        /**
         * Properties of a Label.
         * @deprecated Use containerd.v1.Label.$Properties instead.
         */
        interface ILabel extends containerd.v1.Label.$Properties {
        }

        /** Represents a Label. */
        class Label {

            /**
             * Constructs a new Label.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.Label.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Label key. */
            key: Uint8Array;

            /** Label value. */
            value: Uint8Array;

            /**
             * Creates a new Label instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Label instance
             */
            static create(properties: containerd.v1.Label.$Shape): containerd.v1.Label & containerd.v1.Label.$Shape;
            static create(properties?: containerd.v1.Label.$Properties): containerd.v1.Label;

            /**
             * Encodes the specified Label message. Does not implicitly {@link containerd.v1.Label.verify|verify} messages.
             * @param message Label message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.Label.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Label message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.Label & containerd.v1.Label.$Shape} Label
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.Label & containerd.v1.Label.$Shape;
        }

        namespace Label {

            /** Properties of a Label. */
            interface $Properties {

                /** Label key */
                key?: (Uint8Array|null);

                /** Label value */
                value?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Label. */
            type $Shape = containerd.v1.Label.$Properties;
        }

        /**
         * Properties of a Container.
         * @deprecated Use containerd.v1.Container.$Properties instead.
         */
        interface IContainer extends containerd.v1.Container.$Properties {
        }

        /** Represents a Container. */
        class Container {

            /**
             * Constructs a new Container.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.Container.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Container id. */
            id: string;

            /** Container labels. */
            labels: containerd.v1.Label.$Properties[];

            /** Container image. */
            image: Uint8Array;

            /** Container runtime. */
            runtime?: (containerd.v1.ContainerRuntime.$Properties|null);

            /** Container spec. */
            spec?: (containerd.v1.Payload.$Properties|null);

            /**
             * Creates a new Container instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Container instance
             */
            static create(properties: containerd.v1.Container.$Shape): containerd.v1.Container & containerd.v1.Container.$Shape;
            static create(properties?: containerd.v1.Container.$Properties): containerd.v1.Container;

            /**
             * Encodes the specified Container message. Does not implicitly {@link containerd.v1.Container.verify|verify} messages.
             * @param message Container message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.Container.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Container message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.Container & containerd.v1.Container.$Shape} Container
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.Container & containerd.v1.Container.$Shape;
        }

        namespace Container {

            /** Properties of a Container. */
            interface $Properties {

                /** Container id */
                id?: (string|null);

                /** Container labels */
                labels?: (containerd.v1.Label.$Properties[]|null);

                /** Container image */
                image?: (Uint8Array|null);

                /** Container runtime */
                runtime?: (containerd.v1.ContainerRuntime.$Properties|null);

                /** Container spec */
                spec?: (containerd.v1.Payload.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Container. */
            type $Shape = containerd.v1.Container.$Properties;
        }

        /**
         * Properties of a GetContainerRequest.
         * @deprecated Use containerd.v1.GetContainerRequest.$Properties instead.
         */
        interface IGetContainerRequest extends containerd.v1.GetContainerRequest.$Properties {
        }

        /** Represents a GetContainerRequest. */
        class GetContainerRequest {

            /**
             * Constructs a new GetContainerRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.GetContainerRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetContainerRequest id. */
            id: string;

            /**
             * Creates a new GetContainerRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetContainerRequest instance
             */
            static create(properties: containerd.v1.GetContainerRequest.$Shape): containerd.v1.GetContainerRequest & containerd.v1.GetContainerRequest.$Shape;
            static create(properties?: containerd.v1.GetContainerRequest.$Properties): containerd.v1.GetContainerRequest;

            /**
             * Encodes the specified GetContainerRequest message. Does not implicitly {@link containerd.v1.GetContainerRequest.verify|verify} messages.
             * @param message GetContainerRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.GetContainerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetContainerRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.GetContainerRequest & containerd.v1.GetContainerRequest.$Shape} GetContainerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.GetContainerRequest & containerd.v1.GetContainerRequest.$Shape;
        }

        namespace GetContainerRequest {

            /** Properties of a GetContainerRequest. */
            interface $Properties {

                /** GetContainerRequest id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetContainerRequest. */
            type $Shape = containerd.v1.GetContainerRequest.$Properties;
        }

        /**
         * Properties of a GetContainerResponse.
         * @deprecated Use containerd.v1.GetContainerResponse.$Properties instead.
         */
        interface IGetContainerResponse extends containerd.v1.GetContainerResponse.$Properties {
        }

        /** Represents a GetContainerResponse. */
        class GetContainerResponse {

            /**
             * Constructs a new GetContainerResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.GetContainerResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetContainerResponse container. */
            container?: (containerd.v1.Container.$Properties|null);

            /**
             * Creates a new GetContainerResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetContainerResponse instance
             */
            static create(properties: containerd.v1.GetContainerResponse.$Shape): containerd.v1.GetContainerResponse & containerd.v1.GetContainerResponse.$Shape;
            static create(properties?: containerd.v1.GetContainerResponse.$Properties): containerd.v1.GetContainerResponse;

            /**
             * Encodes the specified GetContainerResponse message. Does not implicitly {@link containerd.v1.GetContainerResponse.verify|verify} messages.
             * @param message GetContainerResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.GetContainerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetContainerResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.GetContainerResponse & containerd.v1.GetContainerResponse.$Shape} GetContainerResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.GetContainerResponse & containerd.v1.GetContainerResponse.$Shape;
        }

        namespace GetContainerResponse {

            /** Properties of a GetContainerResponse. */
            interface $Properties {

                /** GetContainerResponse container */
                container?: (containerd.v1.Container.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetContainerResponse. */
            type $Shape = containerd.v1.GetContainerResponse.$Properties;
        }

        /**
         * Properties of a ListContainersRequest.
         * @deprecated Use containerd.v1.ListContainersRequest.$Properties instead.
         */
        interface IListContainersRequest extends containerd.v1.ListContainersRequest.$Properties {
        }

        /** Represents a ListContainersRequest. */
        class ListContainersRequest {

            /**
             * Constructs a new ListContainersRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ListContainersRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListContainersRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListContainersRequest instance
             */
            static create(properties: containerd.v1.ListContainersRequest.$Shape): containerd.v1.ListContainersRequest & containerd.v1.ListContainersRequest.$Shape;
            static create(properties?: containerd.v1.ListContainersRequest.$Properties): containerd.v1.ListContainersRequest;

            /**
             * Encodes the specified ListContainersRequest message. Does not implicitly {@link containerd.v1.ListContainersRequest.verify|verify} messages.
             * @param message ListContainersRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ListContainersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListContainersRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ListContainersRequest & containerd.v1.ListContainersRequest.$Shape} ListContainersRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ListContainersRequest & containerd.v1.ListContainersRequest.$Shape;
        }

        namespace ListContainersRequest {

            /** Properties of a ListContainersRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListContainersRequest. */
            type $Shape = containerd.v1.ListContainersRequest.$Properties;
        }

        /**
         * Properties of a ListContainerMessage.
         * @deprecated Use containerd.v1.ListContainerMessage.$Properties instead.
         */
        interface IListContainerMessage extends containerd.v1.ListContainerMessage.$Properties {
        }

        /** Represents a ListContainerMessage. */
        class ListContainerMessage {

            /**
             * Constructs a new ListContainerMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ListContainerMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListContainerMessage container. */
            container?: (containerd.v1.Container.$Properties|null);

            /**
             * Creates a new ListContainerMessage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListContainerMessage instance
             */
            static create(properties: containerd.v1.ListContainerMessage.$Shape): containerd.v1.ListContainerMessage & containerd.v1.ListContainerMessage.$Shape;
            static create(properties?: containerd.v1.ListContainerMessage.$Properties): containerd.v1.ListContainerMessage;

            /**
             * Encodes the specified ListContainerMessage message. Does not implicitly {@link containerd.v1.ListContainerMessage.verify|verify} messages.
             * @param message ListContainerMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ListContainerMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListContainerMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ListContainerMessage & containerd.v1.ListContainerMessage.$Shape} ListContainerMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ListContainerMessage & containerd.v1.ListContainerMessage.$Shape;
        }

        namespace ListContainerMessage {

            /** Properties of a ListContainerMessage. */
            interface $Properties {

                /** ListContainerMessage container */
                container?: (containerd.v1.Container.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListContainerMessage. */
            type $Shape = containerd.v1.ListContainerMessage.$Properties;
        }

        /** TaskStatus enum. */
        enum TaskStatus {

            /** UNKNOWN value */
            UNKNOWN = 0,

            /** CREATED value */
            CREATED = 1,

            /** RUNNING value */
            RUNNING = 2,

            /** STOPPED value */
            STOPPED = 3,

            /** PAUSED value */
            PAUSED = 4,

            /** PAUSING value */
            PAUSING = 5
        }

        /**
         * Properties of a Task.
         * @deprecated Use containerd.v1.Task.$Properties instead.
         */
        interface ITask extends containerd.v1.Task.$Properties {
        }

        /** Represents a Task. */
        class Task {

            /**
             * Constructs a new Task.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.Task.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Task id. */
            id: string;

            /** Task pid. */
            pid: number;

            /** Task status. */
            status: containerd.v1.TaskStatus;

            /**
             * Creates a new Task instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Task instance
             */
            static create(properties: containerd.v1.Task.$Shape): containerd.v1.Task & containerd.v1.Task.$Shape;
            static create(properties?: containerd.v1.Task.$Properties): containerd.v1.Task;

            /**
             * Encodes the specified Task message. Does not implicitly {@link containerd.v1.Task.verify|verify} messages.
             * @param message Task message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.Task.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Task message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.Task & containerd.v1.Task.$Shape} Task
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.Task & containerd.v1.Task.$Shape;
        }

        namespace Task {

            /** Properties of a Task. */
            interface $Properties {

                /** Task id */
                id?: (string|null);

                /** Task pid */
                pid?: (number|null);

                /** Task status */
                status?: (containerd.v1.TaskStatus|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Task. */
            type $Shape = containerd.v1.Task.$Properties;
        }

        /**
         * Properties of a ListTasksRequest.
         * @deprecated Use containerd.v1.ListTasksRequest.$Properties instead.
         */
        interface IListTasksRequest extends containerd.v1.ListTasksRequest.$Properties {
        }

        /** Represents a ListTasksRequest. */
        class ListTasksRequest {

            /**
             * Constructs a new ListTasksRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ListTasksRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListTasksRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListTasksRequest instance
             */
            static create(properties: containerd.v1.ListTasksRequest.$Shape): containerd.v1.ListTasksRequest & containerd.v1.ListTasksRequest.$Shape;
            static create(properties?: containerd.v1.ListTasksRequest.$Properties): containerd.v1.ListTasksRequest;

            /**
             * Encodes the specified ListTasksRequest message. Does not implicitly {@link containerd.v1.ListTasksRequest.verify|verify} messages.
             * @param message ListTasksRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ListTasksRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTasksRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ListTasksRequest & containerd.v1.ListTasksRequest.$Shape} ListTasksRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ListTasksRequest & containerd.v1.ListTasksRequest.$Shape;
        }

        namespace ListTasksRequest {

            /** Properties of a ListTasksRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTasksRequest. */
            type $Shape = containerd.v1.ListTasksRequest.$Properties;
        }

        /**
         * Properties of a ListTasksResponse.
         * @deprecated Use containerd.v1.ListTasksResponse.$Properties instead.
         */
        interface IListTasksResponse extends containerd.v1.ListTasksResponse.$Properties {
        }

        /** Represents a ListTasksResponse. */
        class ListTasksResponse {

            /**
             * Constructs a new ListTasksResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ListTasksResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListTasksResponse tasks. */
            tasks: containerd.v1.Task.$Properties[];

            /**
             * Creates a new ListTasksResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListTasksResponse instance
             */
            static create(properties: containerd.v1.ListTasksResponse.$Shape): containerd.v1.ListTasksResponse & containerd.v1.ListTasksResponse.$Shape;
            static create(properties?: containerd.v1.ListTasksResponse.$Properties): containerd.v1.ListTasksResponse;

            /**
             * Encodes the specified ListTasksResponse message. Does not implicitly {@link containerd.v1.ListTasksResponse.verify|verify} messages.
             * @param message ListTasksResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ListTasksResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTasksResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ListTasksResponse & containerd.v1.ListTasksResponse.$Shape} ListTasksResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ListTasksResponse & containerd.v1.ListTasksResponse.$Shape;
        }

        namespace ListTasksResponse {

            /** Properties of a ListTasksResponse. */
            interface $Properties {

                /** ListTasksResponse tasks */
                tasks?: (containerd.v1.Task.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTasksResponse. */
            type $Shape = containerd.v1.ListTasksResponse.$Properties;
        }

        /**
         * Properties of a SubscribeRequest.
         * @deprecated Use containerd.v1.SubscribeRequest.$Properties instead.
         */
        interface ISubscribeRequest extends containerd.v1.SubscribeRequest.$Properties {
        }

        /** Represents a SubscribeRequest. */
        class SubscribeRequest {

            /**
             * Constructs a new SubscribeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.SubscribeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SubscribeRequest filters. */
            filters: string[];

            /**
             * Creates a new SubscribeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SubscribeRequest instance
             */
            static create(properties: containerd.v1.SubscribeRequest.$Shape): containerd.v1.SubscribeRequest & containerd.v1.SubscribeRequest.$Shape;
            static create(properties?: containerd.v1.SubscribeRequest.$Properties): containerd.v1.SubscribeRequest;

            /**
             * Encodes the specified SubscribeRequest message. Does not implicitly {@link containerd.v1.SubscribeRequest.verify|verify} messages.
             * @param message SubscribeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.SubscribeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubscribeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.SubscribeRequest & containerd.v1.SubscribeRequest.$Shape} SubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.SubscribeRequest & containerd.v1.SubscribeRequest.$Shape;
        }

        namespace SubscribeRequest {

            /** Properties of a SubscribeRequest. */
            interface $Properties {

                /** SubscribeRequest filters */
                filters?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubscribeRequest. */
            type $Shape = containerd.v1.SubscribeRequest.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use containerd.v1.Envelope.$Properties instead.
         */
        interface IEnvelope extends containerd.v1.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope namespace. */
            namespace: string;

            /** Envelope topic. */
            topic: string;

            /** Envelope event. */
            event?: (containerd.v1.Payload.$Properties|null);

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: containerd.v1.Envelope.$Shape): containerd.v1.Envelope & containerd.v1.Envelope.$Shape;
            static create(properties?: containerd.v1.Envelope.$Properties): containerd.v1.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link containerd.v1.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.Envelope & containerd.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.Envelope & containerd.v1.Envelope.$Shape;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope namespace */
                namespace?: (string|null);

                /** Envelope topic */
                topic?: (string|null);

                /** Envelope event */
                event?: (containerd.v1.Payload.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Envelope. */
            type $Shape = containerd.v1.Envelope.$Properties;
        }

        /**
         * Properties of a TaskCreate.
         * @deprecated Use containerd.v1.TaskCreate.$Properties instead.
         */
        interface ITaskCreate extends containerd.v1.TaskCreate.$Properties {
        }

        /** Represents a TaskCreate. */
        class TaskCreate {

            /**
             * Constructs a new TaskCreate.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.TaskCreate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskCreate containerId. */
            containerId: string;

            /** TaskCreate pid. */
            pid: number;

            /**
             * Creates a new TaskCreate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskCreate instance
             */
            static create(properties: containerd.v1.TaskCreate.$Shape): containerd.v1.TaskCreate & containerd.v1.TaskCreate.$Shape;
            static create(properties?: containerd.v1.TaskCreate.$Properties): containerd.v1.TaskCreate;

            /**
             * Encodes the specified TaskCreate message. Does not implicitly {@link containerd.v1.TaskCreate.verify|verify} messages.
             * @param message TaskCreate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.TaskCreate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskCreate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.TaskCreate & containerd.v1.TaskCreate.$Shape} TaskCreate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.TaskCreate & containerd.v1.TaskCreate.$Shape;
        }

        namespace TaskCreate {

            /** Properties of a TaskCreate. */
            interface $Properties {

                /** TaskCreate containerId */
                containerId?: (string|null);

                /** TaskCreate pid */
                pid?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskCreate. */
            type $Shape = containerd.v1.TaskCreate.$Properties;
        }

        /**
         * Properties of a TaskStart.
         * @deprecated Use containerd.v1.TaskStart.$Properties instead.
         */
        interface ITaskStart extends containerd.v1.TaskStart.$Properties {
        }

        /** Represents a TaskStart. */
        class TaskStart {

            /**
             * Constructs a new TaskStart.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.TaskStart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskStart containerId. */
            containerId: string;

            /** TaskStart pid. */
            pid: number;

            /**
             * Creates a new TaskStart instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskStart instance
             */
            static create(properties: containerd.v1.TaskStart.$Shape): containerd.v1.TaskStart & containerd.v1.TaskStart.$Shape;
            static create(properties?: containerd.v1.TaskStart.$Properties): containerd.v1.TaskStart;

            /**
             * Encodes the specified TaskStart message. Does not implicitly {@link containerd.v1.TaskStart.verify|verify} messages.
             * @param message TaskStart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.TaskStart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskStart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.TaskStart & containerd.v1.TaskStart.$Shape} TaskStart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.TaskStart & containerd.v1.TaskStart.$Shape;
        }

        namespace TaskStart {

            /** Properties of a TaskStart. */
            interface $Properties {

                /** TaskStart containerId */
                containerId?: (string|null);

                /** TaskStart pid */
                pid?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskStart. */
            type $Shape = containerd.v1.TaskStart.$Properties;
        }

        /**
         * Properties of a TaskExit.
         * @deprecated Use containerd.v1.TaskExit.$Properties instead.
         */
        interface ITaskExit extends containerd.v1.TaskExit.$Properties {
        }

        /** Represents a TaskExit. */
        class TaskExit {

            /**
             * Constructs a new TaskExit.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.TaskExit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskExit containerId. */
            containerId: string;

            /** TaskExit id. */
            id: string;

            /** TaskExit pid. */
            pid: number;

            /**
             * Creates a new TaskExit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskExit instance
             */
            static create(properties: containerd.v1.TaskExit.$Shape): containerd.v1.TaskExit & containerd.v1.TaskExit.$Shape;
            static create(properties?: containerd.v1.TaskExit.$Properties): containerd.v1.TaskExit;

            /**
             * Encodes the specified TaskExit message. Does not implicitly {@link containerd.v1.TaskExit.verify|verify} messages.
             * @param message TaskExit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.TaskExit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskExit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.TaskExit & containerd.v1.TaskExit.$Shape} TaskExit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.TaskExit & containerd.v1.TaskExit.$Shape;
        }

        namespace TaskExit {

            /** Properties of a TaskExit. */
            interface $Properties {

                /** TaskExit containerId */
                containerId?: (string|null);

                /** TaskExit id */
                id?: (string|null);

                /** TaskExit pid */
                pid?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskExit. */
            type $Shape = containerd.v1.TaskExit.$Properties;
        }

        /**
         * Properties of a TaskDelete.
         * @deprecated Use containerd.v1.TaskDelete.$Properties instead.
         */
        interface ITaskDelete extends containerd.v1.TaskDelete.$Properties {
        }

        /** Represents a TaskDelete. */
        class TaskDelete {

            /**
             * Constructs a new TaskDelete.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.TaskDelete.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskDelete containerId. */
            containerId: string;

            /** TaskDelete pid. */
            pid: number;

            /** TaskDelete id. */
            id: string;

            /**
             * Creates a new TaskDelete instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskDelete instance
             */
            static create(properties: containerd.v1.TaskDelete.$Shape): containerd.v1.TaskDelete & containerd.v1.TaskDelete.$Shape;
            static create(properties?: containerd.v1.TaskDelete.$Properties): containerd.v1.TaskDelete;

            /**
             * Encodes the specified TaskDelete message. Does not implicitly {@link containerd.v1.TaskDelete.verify|verify} messages.
             * @param message TaskDelete message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.TaskDelete.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskDelete message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.TaskDelete & containerd.v1.TaskDelete.$Shape} TaskDelete
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.TaskDelete & containerd.v1.TaskDelete.$Shape;
        }

        namespace TaskDelete {

            /** Properties of a TaskDelete. */
            interface $Properties {

                /** TaskDelete containerId */
                containerId?: (string|null);

                /** TaskDelete pid */
                pid?: (number|null);

                /** TaskDelete id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskDelete. */
            type $Shape = containerd.v1.TaskDelete.$Properties;
        }

        /**
         * Properties of a ContainerCreate.
         * @deprecated Use containerd.v1.ContainerCreate.$Properties instead.
         */
        interface IContainerCreate extends containerd.v1.ContainerCreate.$Properties {
        }

        /** Represents a ContainerCreate. */
        class ContainerCreate {

            /**
             * Constructs a new ContainerCreate.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ContainerCreate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerCreate id. */
            id: string;

            /**
             * Creates a new ContainerCreate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerCreate instance
             */
            static create(properties: containerd.v1.ContainerCreate.$Shape): containerd.v1.ContainerCreate & containerd.v1.ContainerCreate.$Shape;
            static create(properties?: containerd.v1.ContainerCreate.$Properties): containerd.v1.ContainerCreate;

            /**
             * Encodes the specified ContainerCreate message. Does not implicitly {@link containerd.v1.ContainerCreate.verify|verify} messages.
             * @param message ContainerCreate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ContainerCreate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerCreate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ContainerCreate & containerd.v1.ContainerCreate.$Shape} ContainerCreate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ContainerCreate & containerd.v1.ContainerCreate.$Shape;
        }

        namespace ContainerCreate {

            /** Properties of a ContainerCreate. */
            interface $Properties {

                /** ContainerCreate id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerCreate. */
            type $Shape = containerd.v1.ContainerCreate.$Properties;
        }

        /**
         * Properties of a ContainerUpdate.
         * @deprecated Use containerd.v1.ContainerUpdate.$Properties instead.
         */
        interface IContainerUpdate extends containerd.v1.ContainerUpdate.$Properties {
        }

        /** Represents a ContainerUpdate. */
        class ContainerUpdate {

            /**
             * Constructs a new ContainerUpdate.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ContainerUpdate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerUpdate id. */
            id: string;

            /**
             * Creates a new ContainerUpdate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerUpdate instance
             */
            static create(properties: containerd.v1.ContainerUpdate.$Shape): containerd.v1.ContainerUpdate & containerd.v1.ContainerUpdate.$Shape;
            static create(properties?: containerd.v1.ContainerUpdate.$Properties): containerd.v1.ContainerUpdate;

            /**
             * Encodes the specified ContainerUpdate message. Does not implicitly {@link containerd.v1.ContainerUpdate.verify|verify} messages.
             * @param message ContainerUpdate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ContainerUpdate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerUpdate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ContainerUpdate & containerd.v1.ContainerUpdate.$Shape} ContainerUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ContainerUpdate & containerd.v1.ContainerUpdate.$Shape;
        }

        namespace ContainerUpdate {

            /** Properties of a ContainerUpdate. */
            interface $Properties {

                /** ContainerUpdate id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerUpdate. */
            type $Shape = containerd.v1.ContainerUpdate.$Properties;
        }

        /**
         * Properties of a ContainerDelete.
         * @deprecated Use containerd.v1.ContainerDelete.$Properties instead.
         */
        interface IContainerDelete extends containerd.v1.ContainerDelete.$Properties {
        }

        /** Represents a ContainerDelete. */
        class ContainerDelete {

            /**
             * Constructs a new ContainerDelete.
             * @param [properties] Properties to set
             */
            constructor(properties?: containerd.v1.ContainerDelete.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerDelete id. */
            id: string;

            /**
             * Creates a new ContainerDelete instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerDelete instance
             */
            static create(properties: containerd.v1.ContainerDelete.$Shape): containerd.v1.ContainerDelete & containerd.v1.ContainerDelete.$Shape;
            static create(properties?: containerd.v1.ContainerDelete.$Properties): containerd.v1.ContainerDelete;

            /**
             * Encodes the specified ContainerDelete message. Does not implicitly {@link containerd.v1.ContainerDelete.verify|verify} messages.
             * @param message ContainerDelete message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: containerd.v1.ContainerDelete.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerDelete message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {containerd.v1.ContainerDelete & containerd.v1.ContainerDelete.$Shape} ContainerDelete
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): containerd.v1.ContainerDelete & containerd.v1.ContainerDelete.$Shape;
        }

        namespace ContainerDelete {

            /** Properties of a ContainerDelete. */
            interface $Properties {

                /** ContainerDelete id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerDelete. */
            type $Shape = containerd.v1.ContainerDelete.$Properties;
        }
    }
}
