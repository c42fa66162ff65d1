import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace ringfence. */
export namespace ringfence {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a ProbeRequest.
         * @deprecated Use ringfence.v1.ProbeRequest.$Properties instead.
         */
        interface IProbeRequest extends ringfence.v1.ProbeRequest.$Properties {
        }

        /** Represents a ProbeRequest. */
        class ProbeRequest {

            /**
             * Constructs a new ProbeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ProbeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ProbeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProbeRequest instance
             */
            static create(properties: ringfence.v1.ProbeRequest.$Shape): ringfence.v1.ProbeRequest & ringfence.v1.ProbeRequest.$Shape;
            static create(properties?: ringfence.v1.ProbeRequest.$Properties): ringfence.v1.ProbeRequest;

            /**
             * Encodes the specified ProbeRequest message. Does not implicitly {@link ringfence.v1.ProbeRequest.verify|verify} messages.
             * @param message ProbeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ProbeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProbeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ProbeRequest & ringfence.v1.ProbeRequest.$Shape} ProbeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ProbeRequest & ringfence.v1.ProbeRequest.$Shape;
        }

        namespace ProbeRequest {

            /** Properties of a ProbeRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProbeRequest. */
            type $Shape = ringfence.v1.ProbeRequest.$Properties;
        }

        /**
         * Properties of a ProbeResponse.
         * @deprecated Use ringfence.v1.ProbeResponse.$Properties instead.
         */
        interface IProbeResponse extends ringfence.v1.ProbeResponse.$Properties {
        }

        /** Represents a ProbeResponse. */
        class ProbeResponse {

            /**
             * Constructs a new ProbeResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ProbeResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProbeResponse report. */
            report?: (ringfence.v1.ProbeReport.$Properties|null);

            /**
             * Creates a new ProbeResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProbeResponse instance
             */
            static create(properties: ringfence.v1.ProbeResponse.$Shape): ringfence.v1.ProbeResponse & ringfence.v1.ProbeResponse.$Shape;
            static create(properties?: ringfence.v1.ProbeResponse.$Properties): ringfence.v1.ProbeResponse;

            /**
             * Encodes the specified ProbeResponse message. Does not implicitly {@link ringfence.v1.ProbeResponse.verify|verify} messages.
             * @param message ProbeResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ProbeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProbeResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ProbeResponse & ringfence.v1.ProbeResponse.$Shape} ProbeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ProbeResponse & ringfence.v1.ProbeResponse.$Shape;
        }

        namespace ProbeResponse {

            /** Properties of a ProbeResponse. */
            interface $Properties {

                /** ProbeResponse report */
                report?: (ringfence.v1.ProbeReport.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProbeResponse. */
            type $Shape = ringfence.v1.ProbeResponse.$Properties;
        }

        /**
         * Properties of a ListWorkloadsRequest.
         * @deprecated Use ringfence.v1.ListWorkloadsRequest.$Properties instead.
         */
        interface IListWorkloadsRequest extends ringfence.v1.ListWorkloadsRequest.$Properties {
        }

        /** Represents a ListWorkloadsRequest. */
        class ListWorkloadsRequest {

            /**
             * Constructs a new ListWorkloadsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ListWorkloadsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListWorkloadsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListWorkloadsRequest instance
             */
            static create(properties: ringfence.v1.ListWorkloadsRequest.$Shape): ringfence.v1.ListWorkloadsRequest & ringfence.v1.ListWorkloadsRequest.$Shape;
            static create(properties?: ringfence.v1.ListWorkloadsRequest.$Properties): ringfence.v1.ListWorkloadsRequest;

            /**
             * Encodes the specified ListWorkloadsRequest message. Does not implicitly {@link ringfence.v1.ListWorkloadsRequest.verify|verify} messages.
             * @param message ListWorkloadsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ListWorkloadsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListWorkloadsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ListWorkloadsRequest & ringfence.v1.ListWorkloadsRequest.$Shape} ListWorkloadsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ListWorkloadsRequest & ringfence.v1.ListWorkloadsRequest.$Shape;
        }

        namespace ListWorkloadsRequest {

            /** Properties of a ListWorkloadsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListWorkloadsRequest. */
            type $Shape = ringfence.v1.ListWorkloadsRequest.$Properties;
        }

        /**
         * Properties of a ListWorkloadsResponse.
         * @deprecated Use ringfence.v1.ListWorkloadsResponse.$Properties instead.
         */
        interface IListWorkloadsResponse extends ringfence.v1.ListWorkloadsResponse.$Properties {
        }

        /** Represents a ListWorkloadsResponse. */
        class ListWorkloadsResponse {

            /**
             * Constructs a new ListWorkloadsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ListWorkloadsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListWorkloadsResponse workloads. */
            workloads: ringfence.v1.Workload.$Properties[];

            /**
             * Creates a new ListWorkloadsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListWorkloadsResponse instance
             */
            static create(properties: ringfence.v1.ListWorkloadsResponse.$Shape): ringfence.v1.ListWorkloadsResponse & ringfence.v1.ListWorkloadsResponse.$Shape;
            static create(properties?: ringfence.v1.ListWorkloadsResponse.$Properties): ringfence.v1.ListWorkloadsResponse;

            /**
             * Encodes the specified ListWorkloadsResponse message. Does not implicitly {@link ringfence.v1.ListWorkloadsResponse.verify|verify} messages.
             * @param message ListWorkloadsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ListWorkloadsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListWorkloadsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ListWorkloadsResponse & ringfence.v1.ListWorkloadsResponse.$Shape} ListWorkloadsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ListWorkloadsResponse & ringfence.v1.ListWorkloadsResponse.$Shape;
        }

        namespace ListWorkloadsResponse {

            /** Properties of a ListWorkloadsResponse. */
            interface $Properties {

                /** ListWorkloadsResponse workloads */
                workloads?: (ringfence.v1.Workload.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListWorkloadsResponse. */
            type $Shape = ringfence.v1.ListWorkloadsResponse.$Properties;
        }

        /**
         * Properties of an ApplyPolicyRequest.
         * @deprecated Use ringfence.v1.ApplyPolicyRequest.$Properties instead.
         */
        interface IApplyPolicyRequest extends ringfence.v1.ApplyPolicyRequest.$Properties {
        }

        /** Represents an ApplyPolicyRequest. */
        class ApplyPolicyRequest {

            /**
             * Constructs a new ApplyPolicyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ApplyPolicyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ApplyPolicyRequest text. */
            text: string;

            /** ApplyPolicyRequest fileName. */
            fileName: string;

            /**
             * Creates a new ApplyPolicyRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ApplyPolicyRequest instance
             */
            static create(properties: ringfence.v1.ApplyPolicyRequest.$Shape): ringfence.v1.ApplyPolicyRequest & ringfence.v1.ApplyPolicyRequest.$Shape;
            static create(properties?: ringfence.v1.ApplyPolicyRequest.$Properties): ringfence.v1.ApplyPolicyRequest;

            /**
             * Encodes the specified ApplyPolicyRequest message. Does not implicitly {@link ringfence.v1.ApplyPolicyRequest.verify|verify} messages.
             * @param message ApplyPolicyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ApplyPolicyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ApplyPolicyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ApplyPolicyRequest & ringfence.v1.ApplyPolicyRequest.$Shape} ApplyPolicyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ApplyPolicyRequest & ringfence.v1.ApplyPolicyRequest.$Shape;
        }

        namespace ApplyPolicyRequest {

            /** Properties of an ApplyPolicyRequest. */
            interface $Properties {

                /** ApplyPolicyRequest text */
                text?: (string|null);

                /** ApplyPolicyRequest fileName */
                fileName?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ApplyPolicyRequest. */
            type $Shape = ringfence.v1.ApplyPolicyRequest.$Properties;
        }

        /**
         * Properties of an ApplyPolicyResponse.
         * @deprecated Use ringfence.v1.ApplyPolicyResponse.$Properties instead.
         */
        interface IApplyPolicyResponse extends ringfence.v1.ApplyPolicyResponse.$Properties {
        }

        /** Represents an ApplyPolicyResponse. */
        class ApplyPolicyResponse {

            /**
             * Constructs a new ApplyPolicyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ApplyPolicyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ApplyPolicyResponse problems. */
            problems: ringfence.v1.PolicyProblem.$Properties[];

            /** ApplyPolicyResponse policies. */
            policies: ringfence.v1.AppliedPolicy.$Properties[];

            /**
             * Creates a new ApplyPolicyResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ApplyPolicyResponse instance
             */
            static create(properties: ringfence.v1.ApplyPolicyResponse.$Shape): ringfence.v1.ApplyPolicyResponse & ringfence.v1.ApplyPolicyResponse.$Shape;
            static create(properties?: ringfence.v1.ApplyPolicyResponse.$Properties): ringfence.v1.ApplyPolicyResponse;

            /**
             * Encodes the specified ApplyPolicyResponse message. Does not implicitly {@link ringfence.v1.ApplyPolicyResponse.verify|verify} messages.
             * @param message ApplyPolicyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ApplyPolicyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ApplyPolicyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ApplyPolicyResponse & ringfence.v1.ApplyPolicyResponse.$Shape} ApplyPolicyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ApplyPolicyResponse & ringfence.v1.ApplyPolicyResponse.$Shape;
        }

        namespace ApplyPolicyResponse {

            /** Properties of an ApplyPolicyResponse. */
            interface $Properties {

                /** ApplyPolicyResponse problems */
                problems?: (ringfence.v1.PolicyProblem.$Properties[]|null);

                /** ApplyPolicyResponse policies */
                policies?: (ringfence.v1.AppliedPolicy.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ApplyPolicyResponse. */
            type $Shape = ringfence.v1.ApplyPolicyResponse.$Properties;
        }

        /**
         * Properties of a ListPoliciesRequest.
         * @deprecated Use ringfence.v1.ListPoliciesRequest.$Properties instead.
         */
        interface IListPoliciesRequest extends ringfence.v1.ListPoliciesRequest.$Properties {
        }

        /** Represents a ListPoliciesRequest. */
        class ListPoliciesRequest {

            /**
             * Constructs a new ListPoliciesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ListPoliciesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListPoliciesRequest kind. */
            kind: ringfence.v1.PolicyKind;

            /** ListPoliciesRequest namespace. */
            namespace: string;

            /** ListPoliciesRequest name. */
            name: string;

            /**
             * Creates a new ListPoliciesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListPoliciesRequest instance
             */
            static create(properties: ringfence.v1.ListPoliciesRequest.$Shape): ringfence.v1.ListPoliciesRequest & ringfence.v1.ListPoliciesRequest.$Shape;
            static create(properties?: ringfence.v1.ListPoliciesRequest.$Properties): ringfence.v1.ListPoliciesRequest;

            /**
             * Encodes the specified ListPoliciesRequest message. Does not implicitly {@link ringfence.v1.ListPoliciesRequest.verify|verify} messages.
             * @param message ListPoliciesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ListPoliciesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListPoliciesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ListPoliciesRequest & ringfence.v1.ListPoliciesRequest.$Shape} ListPoliciesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ListPoliciesRequest & ringfence.v1.ListPoliciesRequest.$Shape;
        }

        namespace ListPoliciesRequest {

            /** Properties of a ListPoliciesRequest. */
            interface $Properties {

                /** ListPoliciesRequest kind */
                kind?: (ringfence.v1.PolicyKind|null);

                /** ListPoliciesRequest namespace */
                namespace?: (string|null);

                /** ListPoliciesRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListPoliciesRequest. */
            type $Shape = ringfence.v1.ListPoliciesRequest.$Properties;
        }

        /**
         * Properties of a ListPoliciesResponse.
         * @deprecated Use ringfence.v1.ListPoliciesResponse.$Properties instead.
         */
        interface IListPoliciesResponse extends ringfence.v1.ListPoliciesResponse.$Properties {
        }

        /** Represents a ListPoliciesResponse. */
        class ListPoliciesResponse {

            /**
             * Constructs a new ListPoliciesResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ListPoliciesResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListPoliciesResponse policies. */
            policies: ringfence.v1.PolicyReport.$Properties[];

            /**
             * Creates a new ListPoliciesResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListPoliciesResponse instance
             */
            static create(properties: ringfence.v1.ListPoliciesResponse.$Shape): ringfence.v1.ListPoliciesResponse & ringfence.v1.ListPoliciesResponse.$Shape;
            static create(properties?: ringfence.v1.ListPoliciesResponse.$Properties): ringfence.v1.ListPoliciesResponse;

            /**
             * Encodes the specified ListPoliciesResponse message. Does not implicitly {@link ringfence.v1.ListPoliciesResponse.verify|verify} messages.
             * @param message ListPoliciesResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ListPoliciesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListPoliciesResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ListPoliciesResponse & ringfence.v1.ListPoliciesResponse.$Shape} ListPoliciesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ListPoliciesResponse & ringfence.v1.ListPoliciesResponse.$Shape;
        }

        namespace ListPoliciesResponse {

            /** Properties of a ListPoliciesResponse. */
            interface $Properties {

                /** ListPoliciesResponse policies */
                policies?: (ringfence.v1.PolicyReport.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListPoliciesResponse. */
            type $Shape = ringfence.v1.ListPoliciesResponse.$Properties;
        }

        /**
         * Properties of a GetPolicyRequest.
         * @deprecated Use ringfence.v1.GetPolicyRequest.$Properties instead.
         */
        interface IGetPolicyRequest extends ringfence.v1.GetPolicyRequest.$Properties {
        }

        /** Represents a GetPolicyRequest. */
        class GetPolicyRequest {

            /**
             * Constructs a new GetPolicyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.GetPolicyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetPolicyRequest name. */
            name?: (ringfence.v1.PolicyName.$Properties|null);

            /**
             * Creates a new GetPolicyRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetPolicyRequest instance
             */
            static create(properties: ringfence.v1.GetPolicyRequest.$Shape): ringfence.v1.GetPolicyRequest & ringfence.v1.GetPolicyRequest.$Shape;
            static create(properties?: ringfence.v1.GetPolicyRequest.$Properties): ringfence.v1.GetPolicyRequest;

            /**
             * Encodes the specified GetPolicyRequest message. Does not implicitly {@link ringfence.v1.GetPolicyRequest.verify|verify} messages.
             * @param message GetPolicyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.GetPolicyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetPolicyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.GetPolicyRequest & ringfence.v1.GetPolicyRequest.$Shape} GetPolicyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.GetPolicyRequest & ringfence.v1.GetPolicyRequest.$Shape;
        }

        namespace GetPolicyRequest {

            /** Properties of a GetPolicyRequest. */
            interface $Properties {

                /** GetPolicyRequest name */
                name?: (ringfence.v1.PolicyName.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetPolicyRequest. */
            type $Shape = ringfence.v1.GetPolicyRequest.$Properties;
        }

        /**
         * Properties of a GetPolicyResponse.
         * @deprecated Use ringfence.v1.GetPolicyResponse.$Properties instead.
         */
        interface IGetPolicyResponse extends ringfence.v1.GetPolicyResponse.$Properties {
        }

        /** Represents a GetPolicyResponse. */
        class GetPolicyResponse {

            /**
             * Constructs a new GetPolicyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.GetPolicyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetPolicyResponse policy. */
            policy?: (ringfence.v1.PolicyReport.$Properties|null);

            /**
             * Creates a new GetPolicyResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetPolicyResponse instance
             */
            static create(properties: ringfence.v1.GetPolicyResponse.$Shape): ringfence.v1.GetPolicyResponse & ringfence.v1.GetPolicyResponse.$Shape;
            static create(properties?: ringfence.v1.GetPolicyResponse.$Properties): ringfence.v1.GetPolicyResponse;

            /**
             * Encodes the specified GetPolicyResponse message. Does not implicitly {@link ringfence.v1.GetPolicyResponse.verify|verify} messages.
             * @param message GetPolicyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.GetPolicyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetPolicyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.GetPolicyResponse & ringfence.v1.GetPolicyResponse.$Shape} GetPolicyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.GetPolicyResponse & ringfence.v1.GetPolicyResponse.$Shape;
        }

        namespace GetPolicyResponse {

            /** Properties of a GetPolicyResponse. */
            interface $Properties {

                /** GetPolicyResponse policy */
                policy?: (ringfence.v1.PolicyReport.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetPolicyResponse. */
            type $Shape = ringfence.v1.GetPolicyResponse.$Properties;
        }

        /**
         * Properties of a DeletePolicyRequest.
         * @deprecated Use ringfence.v1.DeletePolicyRequest.$Properties instead.
         */
        interface IDeletePolicyRequest extends ringfence.v1.DeletePolicyRequest.$Properties {
        }

        /** Represents a DeletePolicyRequest. */
        class DeletePolicyRequest {

            /**
             * Constructs a new DeletePolicyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.DeletePolicyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeletePolicyRequest name. */
            name?: (ringfence.v1.PolicyName.$Properties|null);

            /**
             * Creates a new DeletePolicyRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeletePolicyRequest instance
             */
            static create(properties: ringfence.v1.DeletePolicyRequest.$Shape): ringfence.v1.DeletePolicyRequest & ringfence.v1.DeletePolicyRequest.$Shape;
            static create(properties?: ringfence.v1.DeletePolicyRequest.$Properties): ringfence.v1.DeletePolicyRequest;

            /**
             * Encodes the specified DeletePolicyRequest message. Does not implicitly {@link ringfence.v1.DeletePolicyRequest.verify|verify} messages.
             * @param message DeletePolicyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.DeletePolicyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeletePolicyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.DeletePolicyRequest & ringfence.v1.DeletePolicyRequest.$Shape} DeletePolicyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.DeletePolicyRequest & ringfence.v1.DeletePolicyRequest.$Shape;
        }

        namespace DeletePolicyRequest {

            /** Properties of a DeletePolicyRequest. */
            interface $Properties {

                /** DeletePolicyRequest name */
                name?: (ringfence.v1.PolicyName.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeletePolicyRequest. */
            type $Shape = ringfence.v1.DeletePolicyRequest.$Properties;
        }

        /**
         * Properties of a DeletePolicyResponse.
         * @deprecated Use ringfence.v1.DeletePolicyResponse.$Properties instead.
         */
        interface IDeletePolicyResponse extends ringfence.v1.DeletePolicyResponse.$Properties {
        }

        /** Represents a DeletePolicyResponse. */
        class DeletePolicyResponse {

            /**
             * Constructs a new DeletePolicyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.DeletePolicyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new DeletePolicyResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeletePolicyResponse instance
             */
            static create(properties: ringfence.v1.DeletePolicyResponse.$Shape): ringfence.v1.DeletePolicyResponse & ringfence.v1.DeletePolicyResponse.$Shape;
            static create(properties?: ringfence.v1.DeletePolicyResponse.$Properties): ringfence.v1.DeletePolicyResponse;

            /**
             * Encodes the specified DeletePolicyResponse message. Does not implicitly {@link ringfence.v1.DeletePolicyResponse.verify|verify} messages.
             * @param message DeletePolicyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.DeletePolicyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeletePolicyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.DeletePolicyResponse & ringfence.v1.DeletePolicyResponse.$Shape} DeletePolicyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.DeletePolicyResponse & ringfence.v1.DeletePolicyResponse.$Shape;
        }

        namespace DeletePolicyResponse {

            /** Properties of a DeletePolicyResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeletePolicyResponse. */
            type $Shape = ringfence.v1.DeletePolicyResponse.$Properties;
        }

        /**
         * Properties of a LogsRequest.
         * @deprecated Use ringfence.v1.LogsRequest.$Properties instead.
         */
        interface ILogsRequest extends ringfence.v1.LogsRequest.$Properties {
        }

        /** Represents a LogsRequest. */
        class LogsRequest {

            /**
             * Constructs a new LogsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.LogsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogsRequest filter. */
            filter?: (ringfence.v1.EventFilter.$Properties|null);

            /** LogsRequest follow. */
            follow: boolean;

            /** LogsRequest lines. */
            lines: number;

            /**
             * Creates a new LogsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogsRequest instance
             */
            static create(properties: ringfence.v1.LogsRequest.$Shape): ringfence.v1.LogsRequest & ringfence.v1.LogsRequest.$Shape;
            static create(properties?: ringfence.v1.LogsRequest.$Properties): ringfence.v1.LogsRequest;

            /**
             * Encodes the specified LogsRequest message. Does not implicitly {@link ringfence.v1.LogsRequest.verify|verify} messages.
             * @param message LogsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.LogsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.LogsRequest & ringfence.v1.LogsRequest.$Shape} LogsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.LogsRequest & ringfence.v1.LogsRequest.$Shape;
        }

        namespace LogsRequest {

            /** Properties of a LogsRequest. */
            interface $Properties {

                /** LogsRequest filter */
                filter?: (ringfence.v1.EventFilter.$Properties|null);

                /** LogsRequest follow */
                follow?: (boolean|null);

                /** LogsRequest lines */
                lines?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogsRequest. */
            type $Shape = ringfence.v1.LogsRequest.$Properties;
        }

        /**
         * Properties of a LogsResponse.
         * @deprecated Use ringfence.v1.LogsResponse.$Properties instead.
         */
        interface ILogsResponse extends ringfence.v1.LogsResponse.$Properties {
        }

        /** Represents a LogsResponse. */
        class LogsResponse {

            /**
             * Constructs a new LogsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.LogsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogsResponse event. */
            event?: (ringfence.v1.NodeEvent.$Properties|null);

            /** LogsResponse gap. */
            gap?: (ringfence.v1.Gap.$Properties|null);

            /** LogsResponse record. */
            record?: ("event"|"gap");

            /**
             * Creates a new LogsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogsResponse instance
             */
            static create(properties: ringfence.v1.LogsResponse.$Shape): ringfence.v1.LogsResponse & ringfence.v1.LogsResponse.$Shape;
            static create(properties?: ringfence.v1.LogsResponse.$Properties): ringfence.v1.LogsResponse;

            /**
             * Encodes the specified LogsResponse message. Does not implicitly {@link ringfence.v1.LogsResponse.verify|verify} messages.
             * @param message LogsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.LogsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.LogsResponse & ringfence.v1.LogsResponse.$Shape} LogsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.LogsResponse & ringfence.v1.LogsResponse.$Shape;
        }

        namespace LogsResponse {

            /** Properties of a LogsResponse. */
            interface $Properties {

                /** LogsResponse event */
                event?: (ringfence.v1.NodeEvent.$Properties|null);

                /** LogsResponse gap */
                gap?: (ringfence.v1.Gap.$Properties|null);

                /** LogsResponse record */
                record?: ("event"|"gap");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a LogsResponse. */
            type $Shape = {
              event?: ringfence.v1.NodeEvent.$Shape|null;
              gap?: ringfence.v1.Gap.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ record?: undefined; event?: null; gap?: null }|{ record?: "event"; event: ringfence.v1.NodeEvent.$Shape; gap?: null }|{ record?: "gap"; event?: null; gap: ringfence.v1.Gap.$Shape })
            );
        }

        /**
         * Properties of a StatusRequest.
         * @deprecated Use ringfence.v1.StatusRequest.$Properties instead.
         */
        interface IStatusRequest extends ringfence.v1.StatusRequest.$Properties {
        }

        /** Represents a StatusRequest. */
        class StatusRequest {

            /**
             * Constructs a new StatusRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.StatusRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new StatusRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StatusRequest instance
             */
            static create(properties: ringfence.v1.StatusRequest.$Shape): ringfence.v1.StatusRequest & ringfence.v1.StatusRequest.$Shape;
            static create(properties?: ringfence.v1.StatusRequest.$Properties): ringfence.v1.StatusRequest;

            /**
             * Encodes the specified StatusRequest message. Does not implicitly {@link ringfence.v1.StatusRequest.verify|verify} messages.
             * @param message StatusRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.StatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatusRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.StatusRequest & ringfence.v1.StatusRequest.$Shape} StatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.StatusRequest & ringfence.v1.StatusRequest.$Shape;
        }

        namespace StatusRequest {

            /** Properties of a StatusRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatusRequest. */
            type $Shape = ringfence.v1.StatusRequest.$Properties;
        }

        /**
         * Properties of a StatusResponse.
         * @deprecated Use ringfence.v1.StatusResponse.$Properties instead.
         */
        interface IStatusResponse extends ringfence.v1.StatusResponse.$Properties {
        }

        /** Represents a StatusResponse. */
        class StatusResponse {

            /**
             * Constructs a new StatusResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.StatusResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatusResponse status. */
            status?: (ringfence.v1.NodeStatus.$Properties|null);

            /**
             * Creates a new StatusResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StatusResponse instance
             */
            static create(properties: ringfence.v1.StatusResponse.$Shape): ringfence.v1.StatusResponse & ringfence.v1.StatusResponse.$Shape;
            static create(properties?: ringfence.v1.StatusResponse.$Properties): ringfence.v1.StatusResponse;

            /**
             * Encodes the specified StatusResponse message. Does not implicitly {@link ringfence.v1.StatusResponse.verify|verify} messages.
             * @param message StatusResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.StatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatusResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.StatusResponse & ringfence.v1.StatusResponse.$Shape} StatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.StatusResponse & ringfence.v1.StatusResponse.$Shape;
        }

        namespace StatusResponse {

            /** Properties of a StatusResponse. */
            interface $Properties {

                /** StatusResponse status */
                status?: (ringfence.v1.NodeStatus.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatusResponse. */
            type $Shape = ringfence.v1.StatusResponse.$Properties;
        }

        /**
         * Properties of a GetWorkloadRequest.
         * @deprecated Use ringfence.v1.GetWorkloadRequest.$Properties instead.
         */
        interface IGetWorkloadRequest extends ringfence.v1.GetWorkloadRequest.$Properties {
        }

        /** Represents a GetWorkloadRequest. */
        class GetWorkloadRequest {

            /**
             * Constructs a new GetWorkloadRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.GetWorkloadRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetWorkloadRequest workload. */
            workload: string;

            /**
             * Creates a new GetWorkloadRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetWorkloadRequest instance
             */
            static create(properties: ringfence.v1.GetWorkloadRequest.$Shape): ringfence.v1.GetWorkloadRequest & ringfence.v1.GetWorkloadRequest.$Shape;
            static create(properties?: ringfence.v1.GetWorkloadRequest.$Properties): ringfence.v1.GetWorkloadRequest;

            /**
             * Encodes the specified GetWorkloadRequest message. Does not implicitly {@link ringfence.v1.GetWorkloadRequest.verify|verify} messages.
             * @param message GetWorkloadRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.GetWorkloadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetWorkloadRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.GetWorkloadRequest & ringfence.v1.GetWorkloadRequest.$Shape} GetWorkloadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.GetWorkloadRequest & ringfence.v1.GetWorkloadRequest.$Shape;
        }

        namespace GetWorkloadRequest {

            /** Properties of a GetWorkloadRequest. */
            interface $Properties {

                /** GetWorkloadRequest workload */
                workload?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetWorkloadRequest. */
            type $Shape = ringfence.v1.GetWorkloadRequest.$Properties;
        }

        /**
         * Properties of a GetWorkloadResponse.
         * @deprecated Use ringfence.v1.GetWorkloadResponse.$Properties instead.
         */
        interface IGetWorkloadResponse extends ringfence.v1.GetWorkloadResponse.$Properties {
        }

        /** Represents a GetWorkloadResponse. */
        class GetWorkloadResponse {

            /**
             * Constructs a new GetWorkloadResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.GetWorkloadResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetWorkloadResponse profile. */
            profile?: (ringfence.v1.WorkloadProfile.$Properties|null);

            /**
             * Creates a new GetWorkloadResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetWorkloadResponse instance
             */
            static create(properties: ringfence.v1.GetWorkloadResponse.$Shape): ringfence.v1.GetWorkloadResponse & ringfence.v1.GetWorkloadResponse.$Shape;
            static create(properties?: ringfence.v1.GetWorkloadResponse.$Properties): ringfence.v1.GetWorkloadResponse;

            /**
             * Encodes the specified GetWorkloadResponse message. Does not implicitly {@link ringfence.v1.GetWorkloadResponse.verify|verify} messages.
             * @param message GetWorkloadResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.GetWorkloadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetWorkloadResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.GetWorkloadResponse & ringfence.v1.GetWorkloadResponse.$Shape} GetWorkloadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.GetWorkloadResponse & ringfence.v1.GetWorkloadResponse.$Shape;
        }

        namespace GetWorkloadResponse {

            /** Properties of a GetWorkloadResponse. */
            interface $Properties {

                /** GetWorkloadResponse profile */
                profile?: (ringfence.v1.WorkloadProfile.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetWorkloadResponse. */
            type $Shape = ringfence.v1.GetWorkloadResponse.$Properties;
        }

        /**
         * Properties of a GetActivityRequest.
         * @deprecated Use ringfence.v1.GetActivityRequest.$Properties instead.
         */
        interface IGetActivityRequest extends ringfence.v1.GetActivityRequest.$Properties {
        }

        /** Represents a GetActivityRequest. */
        class GetActivityRequest {

            /**
             * Constructs a new GetActivityRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.GetActivityRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new GetActivityRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetActivityRequest instance
             */
            static create(properties: ringfence.v1.GetActivityRequest.$Shape): ringfence.v1.GetActivityRequest & ringfence.v1.GetActivityRequest.$Shape;
            static create(properties?: ringfence.v1.GetActivityRequest.$Properties): ringfence.v1.GetActivityRequest;

            /**
             * Encodes the specified GetActivityRequest message. Does not implicitly {@link ringfence.v1.GetActivityRequest.verify|verify} messages.
             * @param message GetActivityRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.GetActivityRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetActivityRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.GetActivityRequest & ringfence.v1.GetActivityRequest.$Shape} GetActivityRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.GetActivityRequest & ringfence.v1.GetActivityRequest.$Shape;
        }

        namespace GetActivityRequest {

            /** Properties of a GetActivityRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetActivityRequest. */
            type $Shape = ringfence.v1.GetActivityRequest.$Properties;
        }

        /**
         * Properties of a GetActivityResponse.
         * @deprecated Use ringfence.v1.GetActivityResponse.$Properties instead.
         */
        interface IGetActivityResponse extends ringfence.v1.GetActivityResponse.$Properties {
        }

        /** Represents a GetActivityResponse. */
        class GetActivityResponse {

            /**
             * Constructs a new GetActivityResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.GetActivityResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetActivityResponse activity. */
            activity?: (ringfence.v1.NodeActivity.$Properties|null);

            /**
             * Creates a new GetActivityResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetActivityResponse instance
             */
            static create(properties: ringfence.v1.GetActivityResponse.$Shape): ringfence.v1.GetActivityResponse & ringfence.v1.GetActivityResponse.$Shape;
            static create(properties?: ringfence.v1.GetActivityResponse.$Properties): ringfence.v1.GetActivityResponse;

            /**
             * Encodes the specified GetActivityResponse message. Does not implicitly {@link ringfence.v1.GetActivityResponse.verify|verify} messages.
             * @param message GetActivityResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.GetActivityResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetActivityResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.GetActivityResponse & ringfence.v1.GetActivityResponse.$Shape} GetActivityResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.GetActivityResponse & ringfence.v1.GetActivityResponse.$Shape;
        }

        namespace GetActivityResponse {

            /** Properties of a GetActivityResponse. */
            interface $Properties {

                /** GetActivityResponse activity */
                activity?: (ringfence.v1.NodeActivity.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetActivityResponse. */
            type $Shape = ringfence.v1.GetActivityResponse.$Properties;
        }

        /** Lane enum. */
        enum Lane {

            /** LANE_UNSPECIFIED value */
            LANE_UNSPECIFIED = 0,

            /** LANE_VERDICTS value */
            LANE_VERDICTS = 1,

            /** LANE_BEHAVIOURS value */
            LANE_BEHAVIOURS = 2,

            /** LANE_STATUS value */
            LANE_STATUS = 3
        }

        /** Outcome enum. */
        enum Outcome {

            /** OUTCOME_UNSPECIFIED value */
            OUTCOME_UNSPECIFIED = 0,

            /** OUTCOME_DENIED value */
            OUTCOME_DENIED = 1,

            /** OUTCOME_NOT_DENIED value */
            OUTCOME_NOT_DENIED = 2
        }

        /** Action enum. */
        enum Action {

            /** ACTION_UNSPECIFIED value */
            ACTION_UNSPECIFIED = 0,

            /** ACTION_ALLOW value */
            ACTION_ALLOW = 1,

            /** ACTION_AUDIT value */
            ACTION_AUDIT = 2,

            /** ACTION_BLOCK value */
            ACTION_BLOCK = 3
        }

        /** Enforcer enum. */
        enum Enforcer {

            /** ENFORCER_UNSPECIFIED value */
            ENFORCER_UNSPECIFIED = 0,

            /** ENFORCER_BPF_LSM value */
            ENFORCER_BPF_LSM = 1,

            /** ENFORCER_NETWORK value */
            ENFORCER_NETWORK = 2,

            /** ENFORCER_FENTRY value */
            ENFORCER_FENTRY = 3,

            /** ENFORCER_TRACEPOINT value */
            ENFORCER_TRACEPOINT = 4
        }

        /** PolicyKind enum. */
        enum PolicyKind {

            /** POLICY_KIND_UNSPECIFIED value */
            POLICY_KIND_UNSPECIFIED = 0,

            /** POLICY_KIND_KUBE_ARMOR_POLICY value */
            POLICY_KIND_KUBE_ARMOR_POLICY = 1,

            /** POLICY_KIND_KUBE_ARMOR_HOST_POLICY value */
            POLICY_KIND_KUBE_ARMOR_HOST_POLICY = 2,

            /** POLICY_KIND_KUBE_ARMOR_CLUSTER_POLICY value */
            POLICY_KIND_KUBE_ARMOR_CLUSTER_POLICY = 3,

            /** POLICY_KIND_WORKLOAD_POLICY value */
            POLICY_KIND_WORKLOAD_POLICY = 4,

            /** POLICY_KIND_CLUSTER_WORKLOAD_POLICY value */
            POLICY_KIND_CLUSTER_WORKLOAD_POLICY = 5,

            /** POLICY_KIND_HOST_POLICY value */
            POLICY_KIND_HOST_POLICY = 6
        }

        /** RuleClass enum. */
        enum RuleClass {

            /** RULE_CLASS_UNSPECIFIED value */
            RULE_CLASS_UNSPECIFIED = 0,

            /** RULE_CLASS_PROCESS value */
            RULE_CLASS_PROCESS = 1,

            /** RULE_CLASS_FILE value */
            RULE_CLASS_FILE = 2,

            /** RULE_CLASS_NETWORK value */
            RULE_CLASS_NETWORK = 3,

            /** RULE_CLASS_PRIVILEGE value */
            RULE_CLASS_PRIVILEGE = 4
        }

        /** RuleState enum. */
        enum RuleState {

            /** RULE_STATE_UNSPECIFIED value */
            RULE_STATE_UNSPECIFIED = 0,

            /** RULE_STATE_ENFORCED value */
            RULE_STATE_ENFORCED = 1,

            /** RULE_STATE_AUDITED value */
            RULE_STATE_AUDITED = 2,

            /** RULE_STATE_NOT_ENFORCED value */
            RULE_STATE_NOT_ENFORCED = 3,

            /** RULE_STATE_NOT_SEEN value */
            RULE_STATE_NOT_SEEN = 4
        }

        /** FileAction enum. */
        enum FileAction {

            /** FILE_ACTION_UNSPECIFIED value */
            FILE_ACTION_UNSPECIFIED = 0,

            /** FILE_ACTION_READ value */
            FILE_ACTION_READ = 1,

            /** FILE_ACTION_WRITE value */
            FILE_ACTION_WRITE = 2,

            /** FILE_ACTION_CREATE value */
            FILE_ACTION_CREATE = 3,

            /** FILE_ACTION_UNLINK value */
            FILE_ACTION_UNLINK = 4,

            /** FILE_ACTION_RENAME value */
            FILE_ACTION_RENAME = 5,

            /** FILE_ACTION_LINK value */
            FILE_ACTION_LINK = 6,

            /** FILE_ACTION_SYMLINK value */
            FILE_ACTION_SYMLINK = 7,

            /** FILE_ACTION_MKDIR value */
            FILE_ACTION_MKDIR = 8,

            /** FILE_ACTION_RMDIR value */
            FILE_ACTION_RMDIR = 9,

            /** FILE_ACTION_MKNOD value */
            FILE_ACTION_MKNOD = 10,

            /** FILE_ACTION_CHMOD value */
            FILE_ACTION_CHMOD = 11,

            /** FILE_ACTION_CHOWN value */
            FILE_ACTION_CHOWN = 12,

            /** FILE_ACTION_TRUNCATE value */
            FILE_ACTION_TRUNCATE = 13,

            /** FILE_ACTION_SETXATTR value */
            FILE_ACTION_SETXATTR = 14,

            /** FILE_ACTION_UTIME value */
            FILE_ACTION_UTIME = 15,

            /** FILE_ACTION_SETFLAGS value */
            FILE_ACTION_SETFLAGS = 16
        }

        /** Privilege enum. */
        enum Privilege {

            /** PRIVILEGE_UNSPECIFIED value */
            PRIVILEGE_UNSPECIFIED = 0,

            /** PRIVILEGE_PTRACE value */
            PRIVILEGE_PTRACE = 1,

            /** PRIVILEGE_MOUNT value */
            PRIVILEGE_MOUNT = 2,

            /** PRIVILEGE_BPF value */
            PRIVILEGE_BPF = 3,

            /** PRIVILEGE_MODULE value */
            PRIVILEGE_MODULE = 4,

            /** PRIVILEGE_USERNS value */
            PRIVILEGE_USERNS = 5,

            /** PRIVILEGE_SETUID value */
            PRIVILEGE_SETUID = 6,

            /** PRIVILEGE_SIGNAL value */
            PRIVILEGE_SIGNAL = 7,

            /** PRIVILEGE_IO_URING value */
            PRIVILEGE_IO_URING = 8,

            /** PRIVILEGE_MOVE value */
            PRIVILEGE_MOVE = 9
        }

        /** WorkloadKind enum. */
        enum WorkloadKind {

            /** WORKLOAD_KIND_UNSPECIFIED value */
            WORKLOAD_KIND_UNSPECIFIED = 0,

            /** WORKLOAD_KIND_CONTAINER value */
            WORKLOAD_KIND_CONTAINER = 1,

            /** WORKLOAD_KIND_HOST value */
            WORKLOAD_KIND_HOST = 2
        }

        /** NodeMode enum. */
        enum NodeMode {

            /** NODE_MODE_UNSPECIFIED value */
            NODE_MODE_UNSPECIFIED = 0,

            /** NODE_MODE_ENFORCING_BPF_LSM value */
            NODE_MODE_ENFORCING_BPF_LSM = 1,

            /** NODE_MODE_VISIBILITY_ONLY value */
            NODE_MODE_VISIBILITY_ONLY = 2,

            /** NODE_MODE_DOWN value */
            NODE_MODE_DOWN = 3
        }

        /** ActivityType enum. */
        enum ActivityType {

            /** ACTIVITY_TYPE_UNSPECIFIED value */
            ACTIVITY_TYPE_UNSPECIFIED = 0,

            /** ACTIVITY_TYPE_EXEC value */
            ACTIVITY_TYPE_EXEC = 1,

            /** ACTIVITY_TYPE_EXIT value */
            ACTIVITY_TYPE_EXIT = 2,

            /** ACTIVITY_TYPE_FILE value */
            ACTIVITY_TYPE_FILE = 3,

            /** ACTIVITY_TYPE_CONNECT value */
            ACTIVITY_TYPE_CONNECT = 4,

            /** ACTIVITY_TYPE_PRIVILEGE value */
            ACTIVITY_TYPE_PRIVILEGE = 5,

            /** ACTIVITY_TYPE_CAPABILITY value */
            ACTIVITY_TYPE_CAPABILITY = 6,

            /** ACTIVITY_TYPE_ACCEPT value */
            ACTIVITY_TYPE_ACCEPT = 7,

            /** ACTIVITY_TYPE_BIND value */
            ACTIVITY_TYPE_BIND = 8,

            /** ACTIVITY_TYPE_SOCKET value */
            ACTIVITY_TYPE_SOCKET = 9
        }

        /** ProblemSeverity enum. */
        enum ProblemSeverity {

            /** PROBLEM_SEVERITY_UNSPECIFIED value */
            PROBLEM_SEVERITY_UNSPECIFIED = 0,

            /** PROBLEM_SEVERITY_ERROR value */
            PROBLEM_SEVERITY_ERROR = 1,

            /** PROBLEM_SEVERITY_WARNING value */
            PROBLEM_SEVERITY_WARNING = 2
        }

        /** PolicyChange enum. */
        enum PolicyChange {

            /** POLICY_CHANGE_UNSPECIFIED value */
            POLICY_CHANGE_UNSPECIFIED = 0,

            /** POLICY_CHANGE_CREATED value */
            POLICY_CHANGE_CREATED = 1,

            /** POLICY_CHANGE_CHANGED value */
            POLICY_CHANGE_CHANGED = 2,

            /** POLICY_CHANGE_UNCHANGED value */
            POLICY_CHANGE_UNCHANGED = 3
        }

        /** AlertChoice enum. */
        enum AlertChoice {

            /** ALERT_CHOICE_UNSPECIFIED value */
            ALERT_CHOICE_UNSPECIFIED = 0,

            /** ALERT_CHOICE_NONE value */
            ALERT_CHOICE_NONE = 1,

            /** ALERT_CHOICE_AUDIT value */
            ALERT_CHOICE_AUDIT = 2,

            /** ALERT_CHOICE_BLOCK value */
            ALERT_CHOICE_BLOCK = 3
        }

        /**
         * Properties of a ProcessInfo.
         * @deprecated Use ringfence.v1.ProcessInfo.$Properties instead.
         */
        interface IProcessInfo extends ringfence.v1.ProcessInfo.$Properties {
        }

        /** Represents a ProcessInfo. */
        class ProcessInfo {

            /**
             * Constructs a new ProcessInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ProcessInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProcessInfo pid. */
            pid: number;

            /** ProcessInfo startTime. */
            startTime: Long;

            /** ProcessInfo uid. */
            uid: number;

            /** ProcessInfo executable. */
            executable: string;

            /** ProcessInfo arguments. */
            arguments: string[];

            /** ProcessInfo comm. */
            comm: string;

            /** ProcessInfo euid. */
            euid: number;

            /** ProcessInfo gid. */
            gid: number;

            /** ProcessInfo loginuid. */
            loginuid?: (number|null);

            /** ProcessInfo tty. */
            tty: string;

            /** ProcessInfo cwd. */
            cwd: string;

            /**
             * Creates a new ProcessInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProcessInfo instance
             */
            static create(properties: ringfence.v1.ProcessInfo.$Shape): ringfence.v1.ProcessInfo & ringfence.v1.ProcessInfo.$Shape;
            static create(properties?: ringfence.v1.ProcessInfo.$Properties): ringfence.v1.ProcessInfo;

            /**
             * Encodes the specified ProcessInfo message. Does not implicitly {@link ringfence.v1.ProcessInfo.verify|verify} messages.
             * @param message ProcessInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ProcessInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProcessInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ProcessInfo & ringfence.v1.ProcessInfo.$Shape} ProcessInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ProcessInfo & ringfence.v1.ProcessInfo.$Shape;
        }

        namespace ProcessInfo {

            /** Properties of a ProcessInfo. */
            interface $Properties {

                /** ProcessInfo pid */
                pid?: (number|null);

                /** ProcessInfo startTime */
                startTime?: (Long|null);

                /** ProcessInfo uid */
                uid?: (number|null);

                /** ProcessInfo executable */
                executable?: (string|null);

                /** ProcessInfo arguments */
                "arguments"?: (string[]|null);

                /** ProcessInfo comm */
                comm?: (string|null);

                /** ProcessInfo euid */
                euid?: (number|null);

                /** ProcessInfo gid */
                gid?: (number|null);

                /** ProcessInfo loginuid */
                loginuid?: (number|null);

                /** ProcessInfo tty */
                tty?: (string|null);

                /** ProcessInfo cwd */
                cwd?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProcessInfo. */
            type $Shape = ringfence.v1.ProcessInfo.$Properties;
        }

        /**
         * Properties of a NodeEvent.
         * @deprecated Use ringfence.v1.NodeEvent.$Properties instead.
         */
        interface INodeEvent extends ringfence.v1.NodeEvent.$Properties {
        }

        /** Represents a NodeEvent. */
        class NodeEvent {

            /**
             * Constructs a new NodeEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.NodeEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeEvent lane. */
            lane: ringfence.v1.Lane;

            /** NodeEvent sequence. */
            sequence: Long;

            /** NodeEvent time. */
            time: Long;

            /** NodeEvent workload. */
            workload: string;

            /** NodeEvent workloadName. */
            workloadName: string;

            /** NodeEvent namespace. */
            namespace: string;

            /** NodeEvent lineage. */
            lineage: ringfence.v1.ProcessInfo.$Properties[];

            /** NodeEvent outcome. */
            outcome: ringfence.v1.Outcome;

            /** NodeEvent alert. */
            alert?: (ringfence.v1.AlertDetail.$Properties|null);

            /** NodeEvent exec. */
            exec?: (ringfence.v1.ExecActivity.$Properties|null);

            /** NodeEvent exit. */
            exit?: (ringfence.v1.ExitActivity.$Properties|null);

            /** NodeEvent file. */
            file?: (ringfence.v1.FileActivity.$Properties|null);

            /** NodeEvent connect. */
            connect?: (ringfence.v1.ConnectActivity.$Properties|null);

            /** NodeEvent privilege. */
            privilege?: (ringfence.v1.PrivilegeActivity.$Properties|null);

            /** NodeEvent capability. */
            capability?: (ringfence.v1.CapabilityActivity.$Properties|null);

            /** NodeEvent accept. */
            accept?: (ringfence.v1.ConnectActivity.$Properties|null);

            /** NodeEvent bind. */
            bind?: (ringfence.v1.ConnectActivity.$Properties|null);

            /** NodeEvent socket. */
            socket?: (ringfence.v1.SocketActivity.$Properties|null);

            /** NodeEvent count. */
            count: number;

            /** NodeEvent activity. */
            activity?: ("exec"|"exit"|"file"|"connect"|"privilege"|"capability"|"accept"|"bind"|"socket");

            /**
             * Creates a new NodeEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeEvent instance
             */
            static create(properties: ringfence.v1.NodeEvent.$Shape): ringfence.v1.NodeEvent & ringfence.v1.NodeEvent.$Shape;
            static create(properties?: ringfence.v1.NodeEvent.$Properties): ringfence.v1.NodeEvent;

            /**
             * Encodes the specified NodeEvent message. Does not implicitly {@link ringfence.v1.NodeEvent.verify|verify} messages.
             * @param message NodeEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.NodeEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.NodeEvent & ringfence.v1.NodeEvent.$Shape} NodeEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.NodeEvent & ringfence.v1.NodeEvent.$Shape;
        }

        namespace NodeEvent {

            /** Properties of a NodeEvent. */
            interface $Properties {

                /** NodeEvent lane */
                lane?: (ringfence.v1.Lane|null);

                /** NodeEvent sequence */
                sequence?: (Long|null);

                /** NodeEvent time */
                time?: (Long|null);

                /** NodeEvent workload */
                workload?: (string|null);

                /** NodeEvent workloadName */
                workloadName?: (string|null);

                /** NodeEvent namespace */
                namespace?: (string|null);

                /** NodeEvent lineage */
                lineage?: (ringfence.v1.ProcessInfo.$Properties[]|null);

                /** NodeEvent outcome */
                outcome?: (ringfence.v1.Outcome|null);

                /** NodeEvent alert */
                alert?: (ringfence.v1.AlertDetail.$Properties|null);

                /** NodeEvent exec */
                exec?: (ringfence.v1.ExecActivity.$Properties|null);

                /** NodeEvent exit */
                exit?: (ringfence.v1.ExitActivity.$Properties|null);

                /** NodeEvent file */
                file?: (ringfence.v1.FileActivity.$Properties|null);

                /** NodeEvent connect */
                connect?: (ringfence.v1.ConnectActivity.$Properties|null);

                /** NodeEvent privilege */
                privilege?: (ringfence.v1.PrivilegeActivity.$Properties|null);

                /** NodeEvent capability */
                capability?: (ringfence.v1.CapabilityActivity.$Properties|null);

                /** NodeEvent accept */
                accept?: (ringfence.v1.ConnectActivity.$Properties|null);

                /** NodeEvent bind */
                bind?: (ringfence.v1.ConnectActivity.$Properties|null);

                /** NodeEvent socket */
                socket?: (ringfence.v1.SocketActivity.$Properties|null);

                /** NodeEvent count */
                count?: (number|null);

                /** NodeEvent activity */
                activity?: ("exec"|"exit"|"file"|"connect"|"privilege"|"capability"|"accept"|"bind"|"socket");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a NodeEvent. */
            type $Shape = {
              lane?: ringfence.v1.Lane|null;
              sequence?: Long|null;
              time?: Long|null;
              workload?: string|null;
              workloadName?: string|null;
              namespace?: string|null;
              lineage?: ringfence.v1.ProcessInfo.$Shape[]|null;
              outcome?: ringfence.v1.Outcome|null;
              alert?: ringfence.v1.AlertDetail.$Shape|null;
              exec?: ringfence.v1.ExecActivity.$Shape|null;
              exit?: ringfence.v1.ExitActivity.$Shape|null;
              file?: ringfence.v1.FileActivity.$Shape|null;
              connect?: ringfence.v1.ConnectActivity.$Shape|null;
              privilege?: ringfence.v1.PrivilegeActivity.$Shape|null;
              capability?: ringfence.v1.CapabilityActivity.$Shape|null;
              accept?: ringfence.v1.ConnectActivity.$Shape|null;
              bind?: ringfence.v1.ConnectActivity.$Shape|null;
              socket?: ringfence.v1.SocketActivity.$Shape|null;
              count?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ activity?: undefined; exec?: null; exit?: null; file?: null; connect?: null; privilege?: null; capability?: null; accept?: null; bind?: null; socket?: null }|{ activity?: "exec"; exec: ringfence.v1.ExecActivity.$Shape; exit?: null; file?: null; connect?: null; privilege?: null; capability?: null; accept?: null; bind?: null; socket?: null }|{ activity?: "exit"; exec?: null; exit: ringfence.v1.ExitActivity.$Shape; file?: null; connect?: null; privilege?: null; capability?: null; accept?: null; bind?: null; socket?: null }|{ activity?: "file"; exec?: null; exit?: null; file: ringfence.v1.FileActivity.$Shape; connect?: null; privilege?: null; capability?: null; accept?: null; bind?: null; socket?: null }|{ activity?: "connect"; exec?: null; exit?: null; file?: null; connect: ringfence.v1.ConnectActivity.$Shape; privilege?: null; capability?: null; accept?: null; bind?: null; socket?: null }|{ activity?: "privilege"; exec?: null; exit?: null; file?: null; connect?: null; privilege: ringfence.v1.PrivilegeActivity.$Shape; capability?: null; accept?: null; bind?: null; socket?: null }|{ activity?: "capability"; exec?: null; exit?: null; file?: null; connect?: null; privilege?: null; capability: ringfence.v1.CapabilityActivity.$Shape; accept?: null; bind?: null; socket?: null }|{ activity?: "accept"; exec?: null; exit?: null; file?: null; connect?: null; privilege?: null; capability?: null; accept: ringfence.v1.ConnectActivity.$Shape; bind?: null; socket?: null }|{ activity?: "bind"; exec?: null; exit?: null; file?: null; connect?: null; privilege?: null; capability?: null; accept?: null; bind: ringfence.v1.ConnectActivity.$Shape; socket?: null }|{ activity?: "socket"; exec?: null; exit?: null; file?: null; connect?: null; privilege?: null; capability?: null; accept?: null; bind?: null; socket: ringfence.v1.SocketActivity.$Shape })
            );
        }

        /**
         * Properties of an ExecActivity.
         * @deprecated Use ringfence.v1.ExecActivity.$Properties instead.
         */
        interface IExecActivity extends ringfence.v1.ExecActivity.$Properties {
        }

        /** Represents an ExecActivity. */
        class ExecActivity {

            /**
             * Constructs a new ExecActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ExecActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExecActivity path. */
            path: string;

            /** ExecActivity arguments. */
            arguments: string[];

            /**
             * Creates a new ExecActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExecActivity instance
             */
            static create(properties: ringfence.v1.ExecActivity.$Shape): ringfence.v1.ExecActivity & ringfence.v1.ExecActivity.$Shape;
            static create(properties?: ringfence.v1.ExecActivity.$Properties): ringfence.v1.ExecActivity;

            /**
             * Encodes the specified ExecActivity message. Does not implicitly {@link ringfence.v1.ExecActivity.verify|verify} messages.
             * @param message ExecActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ExecActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExecActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ExecActivity & ringfence.v1.ExecActivity.$Shape} ExecActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ExecActivity & ringfence.v1.ExecActivity.$Shape;
        }

        namespace ExecActivity {

            /** Properties of an ExecActivity. */
            interface $Properties {

                /** ExecActivity path */
                path?: (string|null);

                /** ExecActivity arguments */
                "arguments"?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExecActivity. */
            type $Shape = ringfence.v1.ExecActivity.$Properties;
        }

        /**
         * Properties of an ExitActivity.
         * @deprecated Use ringfence.v1.ExitActivity.$Properties instead.
         */
        interface IExitActivity extends ringfence.v1.ExitActivity.$Properties {
        }

        /** Represents an ExitActivity. */
        class ExitActivity {

            /**
             * Constructs a new ExitActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ExitActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExitActivity code. */
            code: number;

            /** ExitActivity signal. */
            signal: number;

            /**
             * Creates a new ExitActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExitActivity instance
             */
            static create(properties: ringfence.v1.ExitActivity.$Shape): ringfence.v1.ExitActivity & ringfence.v1.ExitActivity.$Shape;
            static create(properties?: ringfence.v1.ExitActivity.$Properties): ringfence.v1.ExitActivity;

            /**
             * Encodes the specified ExitActivity message. Does not implicitly {@link ringfence.v1.ExitActivity.verify|verify} messages.
             * @param message ExitActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ExitActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExitActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ExitActivity & ringfence.v1.ExitActivity.$Shape} ExitActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ExitActivity & ringfence.v1.ExitActivity.$Shape;
        }

        namespace ExitActivity {

            /** Properties of an ExitActivity. */
            interface $Properties {

                /** ExitActivity code */
                code?: (number|null);

                /** ExitActivity signal */
                signal?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExitActivity. */
            type $Shape = ringfence.v1.ExitActivity.$Properties;
        }

        /**
         * Properties of a FileActivity.
         * @deprecated Use ringfence.v1.FileActivity.$Properties instead.
         */
        interface IFileActivity extends ringfence.v1.FileActivity.$Properties {
        }

        /** Represents a FileActivity. */
        class FileActivity {

            /**
             * Constructs a new FileActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.FileActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FileActivity action. */
            action: ringfence.v1.FileAction;

            /** FileActivity path. */
            path: string;

            /** FileActivity target. */
            target: string;

            /**
             * Creates a new FileActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FileActivity instance
             */
            static create(properties: ringfence.v1.FileActivity.$Shape): ringfence.v1.FileActivity & ringfence.v1.FileActivity.$Shape;
            static create(properties?: ringfence.v1.FileActivity.$Properties): ringfence.v1.FileActivity;

            /**
             * Encodes the specified FileActivity message. Does not implicitly {@link ringfence.v1.FileActivity.verify|verify} messages.
             * @param message FileActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.FileActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FileActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.FileActivity & ringfence.v1.FileActivity.$Shape} FileActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.FileActivity & ringfence.v1.FileActivity.$Shape;
        }

        namespace FileActivity {

            /** Properties of a FileActivity. */
            interface $Properties {

                /** FileActivity action */
                action?: (ringfence.v1.FileAction|null);

                /** FileActivity path */
                path?: (string|null);

                /** FileActivity target */
                target?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FileActivity. */
            type $Shape = ringfence.v1.FileActivity.$Properties;
        }

        /**
         * Properties of a ConnectActivity.
         * @deprecated Use ringfence.v1.ConnectActivity.$Properties instead.
         */
        interface IConnectActivity extends ringfence.v1.ConnectActivity.$Properties {
        }

        /** Represents a ConnectActivity. */
        class ConnectActivity {

            /**
             * Constructs a new ConnectActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ConnectActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConnectActivity protocol. */
            protocol: string;

            /** ConnectActivity address. */
            address: string;

            /** ConnectActivity port. */
            port: number;

            /**
             * Creates a new ConnectActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConnectActivity instance
             */
            static create(properties: ringfence.v1.ConnectActivity.$Shape): ringfence.v1.ConnectActivity & ringfence.v1.ConnectActivity.$Shape;
            static create(properties?: ringfence.v1.ConnectActivity.$Properties): ringfence.v1.ConnectActivity;

            /**
             * Encodes the specified ConnectActivity message. Does not implicitly {@link ringfence.v1.ConnectActivity.verify|verify} messages.
             * @param message ConnectActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ConnectActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConnectActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ConnectActivity & ringfence.v1.ConnectActivity.$Shape} ConnectActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ConnectActivity & ringfence.v1.ConnectActivity.$Shape;
        }

        namespace ConnectActivity {

            /** Properties of a ConnectActivity. */
            interface $Properties {

                /** ConnectActivity protocol */
                protocol?: (string|null);

                /** ConnectActivity address */
                address?: (string|null);

                /** ConnectActivity port */
                port?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConnectActivity. */
            type $Shape = ringfence.v1.ConnectActivity.$Properties;
        }

        /**
         * Properties of a SocketActivity.
         * @deprecated Use ringfence.v1.SocketActivity.$Properties instead.
         */
        interface ISocketActivity extends ringfence.v1.SocketActivity.$Properties {
        }

        /** Represents a SocketActivity. */
        class SocketActivity {

            /**
             * Constructs a new SocketActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.SocketActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SocketActivity family. */
            family: string;

            /** SocketActivity kind. */
            kind: string;

            /** SocketActivity protocol. */
            protocol: string;

            /**
             * Creates a new SocketActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SocketActivity instance
             */
            static create(properties: ringfence.v1.SocketActivity.$Shape): ringfence.v1.SocketActivity & ringfence.v1.SocketActivity.$Shape;
            static create(properties?: ringfence.v1.SocketActivity.$Properties): ringfence.v1.SocketActivity;

            /**
             * Encodes the specified SocketActivity message. Does not implicitly {@link ringfence.v1.SocketActivity.verify|verify} messages.
             * @param message SocketActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.SocketActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SocketActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.SocketActivity & ringfence.v1.SocketActivity.$Shape} SocketActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.SocketActivity & ringfence.v1.SocketActivity.$Shape;
        }

        namespace SocketActivity {

            /** Properties of a SocketActivity. */
            interface $Properties {

                /** SocketActivity family */
                family?: (string|null);

                /** SocketActivity kind */
                kind?: (string|null);

                /** SocketActivity protocol */
                protocol?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SocketActivity. */
            type $Shape = ringfence.v1.SocketActivity.$Properties;
        }

        /**
         * Properties of a PrivilegeActivity.
         * @deprecated Use ringfence.v1.PrivilegeActivity.$Properties instead.
         */
        interface IPrivilegeActivity extends ringfence.v1.PrivilegeActivity.$Properties {
        }

        /** Represents a PrivilegeActivity. */
        class PrivilegeActivity {

            /**
             * Constructs a new PrivilegeActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.PrivilegeActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PrivilegeActivity privilege. */
            privilege: ringfence.v1.Privilege;

            /** PrivilegeActivity target. */
            target: string;

            /**
             * Creates a new PrivilegeActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PrivilegeActivity instance
             */
            static create(properties: ringfence.v1.PrivilegeActivity.$Shape): ringfence.v1.PrivilegeActivity & ringfence.v1.PrivilegeActivity.$Shape;
            static create(properties?: ringfence.v1.PrivilegeActivity.$Properties): ringfence.v1.PrivilegeActivity;

            /**
             * Encodes the specified PrivilegeActivity message. Does not implicitly {@link ringfence.v1.PrivilegeActivity.verify|verify} messages.
             * @param message PrivilegeActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.PrivilegeActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PrivilegeActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.PrivilegeActivity & ringfence.v1.PrivilegeActivity.$Shape} PrivilegeActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.PrivilegeActivity & ringfence.v1.PrivilegeActivity.$Shape;
        }

        namespace PrivilegeActivity {

            /** Properties of a PrivilegeActivity. */
            interface $Properties {

                /** PrivilegeActivity privilege */
                privilege?: (ringfence.v1.Privilege|null);

                /** PrivilegeActivity target */
                target?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PrivilegeActivity. */
            type $Shape = ringfence.v1.PrivilegeActivity.$Properties;
        }

        /**
         * Properties of a CapabilityActivity.
         * @deprecated Use ringfence.v1.CapabilityActivity.$Properties instead.
         */
        interface ICapabilityActivity extends ringfence.v1.CapabilityActivity.$Properties {
        }

        /** Represents a CapabilityActivity. */
        class CapabilityActivity {

            /**
             * Constructs a new CapabilityActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.CapabilityActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CapabilityActivity capability. */
            capability: string;

            /**
             * Creates a new CapabilityActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CapabilityActivity instance
             */
            static create(properties: ringfence.v1.CapabilityActivity.$Shape): ringfence.v1.CapabilityActivity & ringfence.v1.CapabilityActivity.$Shape;
            static create(properties?: ringfence.v1.CapabilityActivity.$Properties): ringfence.v1.CapabilityActivity;

            /**
             * Encodes the specified CapabilityActivity message. Does not implicitly {@link ringfence.v1.CapabilityActivity.verify|verify} messages.
             * @param message CapabilityActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.CapabilityActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CapabilityActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.CapabilityActivity & ringfence.v1.CapabilityActivity.$Shape} CapabilityActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.CapabilityActivity & ringfence.v1.CapabilityActivity.$Shape;
        }

        namespace CapabilityActivity {

            /** Properties of a CapabilityActivity. */
            interface $Properties {

                /** CapabilityActivity capability */
                capability?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CapabilityActivity. */
            type $Shape = ringfence.v1.CapabilityActivity.$Properties;
        }

        /**
         * Properties of an AlertDetail.
         * @deprecated Use ringfence.v1.AlertDetail.$Properties instead.
         */
        interface IAlertDetail extends ringfence.v1.AlertDetail.$Properties {
        }

        /** Represents an AlertDetail. */
        class AlertDetail {

            /**
             * Constructs a new AlertDetail.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.AlertDetail.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AlertDetail action. */
            action: ringfence.v1.Action;

            /** AlertDetail policy. */
            policy?: (ringfence.v1.PolicyName.$Properties|null);

            /** AlertDetail rule. */
            rule: string;

            /** AlertDetail severity. */
            severity: number;

            /** AlertDetail tags. */
            tags: string[];

            /** AlertDetail message. */
            message: string;

            /** AlertDetail enforcer. */
            enforcer: ringfence.v1.Enforcer;

            /** AlertDetail wouldBlock. */
            wouldBlock: boolean;

            /**
             * Creates a new AlertDetail instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AlertDetail instance
             */
            static create(properties: ringfence.v1.AlertDetail.$Shape): ringfence.v1.AlertDetail & ringfence.v1.AlertDetail.$Shape;
            static create(properties?: ringfence.v1.AlertDetail.$Properties): ringfence.v1.AlertDetail;

            /**
             * Encodes the specified AlertDetail message. Does not implicitly {@link ringfence.v1.AlertDetail.verify|verify} messages.
             * @param message AlertDetail message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.AlertDetail.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AlertDetail message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.AlertDetail & ringfence.v1.AlertDetail.$Shape} AlertDetail
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.AlertDetail & ringfence.v1.AlertDetail.$Shape;
        }

        namespace AlertDetail {

            /** Properties of an AlertDetail. */
            interface $Properties {

                /** AlertDetail action */
                action?: (ringfence.v1.Action|null);

                /** AlertDetail policy */
                policy?: (ringfence.v1.PolicyName.$Properties|null);

                /** AlertDetail rule */
                rule?: (string|null);

                /** AlertDetail severity */
                severity?: (number|null);

                /** AlertDetail tags */
                tags?: (string[]|null);

                /** AlertDetail message */
                message?: (string|null);

                /** AlertDetail enforcer */
                enforcer?: (ringfence.v1.Enforcer|null);

                /** AlertDetail wouldBlock */
                wouldBlock?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AlertDetail. */
            type $Shape = ringfence.v1.AlertDetail.$Properties;
        }

        /**
         * Properties of a Gap.
         * @deprecated Use ringfence.v1.Gap.$Properties instead.
         */
        interface IGap extends ringfence.v1.Gap.$Properties {
        }

        /** Represents a Gap. */
        class Gap {

            /**
             * Constructs a new Gap.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.Gap.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Gap lane. */
            lane: ringfence.v1.Lane;

            /** Gap time. */
            time: Long;

            /** Gap lost. */
            lost: Long;

            /** Gap reason. */
            reason: string;

            /** Gap workload. */
            workload?: (ringfence.v1.PolicyWorkload.$Properties|null);

            /**
             * Creates a new Gap instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Gap instance
             */
            static create(properties: ringfence.v1.Gap.$Shape): ringfence.v1.Gap & ringfence.v1.Gap.$Shape;
            static create(properties?: ringfence.v1.Gap.$Properties): ringfence.v1.Gap;

            /**
             * Encodes the specified Gap message. Does not implicitly {@link ringfence.v1.Gap.verify|verify} messages.
             * @param message Gap message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.Gap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Gap message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.Gap & ringfence.v1.Gap.$Shape} Gap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.Gap & ringfence.v1.Gap.$Shape;
        }

        namespace Gap {

            /** Properties of a Gap. */
            interface $Properties {

                /** Gap lane */
                lane?: (ringfence.v1.Lane|null);

                /** Gap time */
                time?: (Long|null);

                /** Gap lost */
                lost?: (Long|null);

                /** Gap reason */
                reason?: (string|null);

                /** Gap workload */
                workload?: (ringfence.v1.PolicyWorkload.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Gap. */
            type $Shape = ringfence.v1.Gap.$Properties;
        }

        /**
         * Properties of an EventFilter.
         * @deprecated Use ringfence.v1.EventFilter.$Properties instead.
         */
        interface IEventFilter extends ringfence.v1.EventFilter.$Properties {
        }

        /** Represents an EventFilter. */
        class EventFilter {

            /**
             * Constructs a new EventFilter.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.EventFilter.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EventFilter workload. */
            workload: string;

            /** EventFilter namespace. */
            namespace: string;

            /** EventFilter types. */
            types: ringfence.v1.ActivityType[];

            /** EventFilter alerts. */
            alerts: ringfence.v1.AlertChoice[];

            /** EventFilter policy. */
            policy: string;

            /**
             * Creates a new EventFilter instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EventFilter instance
             */
            static create(properties: ringfence.v1.EventFilter.$Shape): ringfence.v1.EventFilter & ringfence.v1.EventFilter.$Shape;
            static create(properties?: ringfence.v1.EventFilter.$Properties): ringfence.v1.EventFilter;

            /**
             * Encodes the specified EventFilter message. Does not implicitly {@link ringfence.v1.EventFilter.verify|verify} messages.
             * @param message EventFilter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.EventFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EventFilter message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.EventFilter & ringfence.v1.EventFilter.$Shape} EventFilter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.EventFilter & ringfence.v1.EventFilter.$Shape;
        }

        namespace EventFilter {

            /** Properties of an EventFilter. */
            interface $Properties {

                /** EventFilter workload */
                workload?: (string|null);

                /** EventFilter namespace */
                namespace?: (string|null);

                /** EventFilter types */
                types?: (ringfence.v1.ActivityType[]|null);

                /** EventFilter alerts */
                alerts?: (ringfence.v1.AlertChoice[]|null);

                /** EventFilter policy */
                policy?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EventFilter. */
            type $Shape = ringfence.v1.EventFilter.$Properties;
        }

        /**
         * Properties of a PolicyName.
         * @deprecated Use ringfence.v1.PolicyName.$Properties instead.
         */
        interface IPolicyName extends ringfence.v1.PolicyName.$Properties {
        }

        /** Represents a PolicyName. */
        class PolicyName {

            /**
             * Constructs a new PolicyName.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.PolicyName.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyName kind. */
            kind: ringfence.v1.PolicyKind;

            /** PolicyName namespace. */
            namespace: string;

            /** PolicyName name. */
            name: string;

            /**
             * Creates a new PolicyName instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicyName instance
             */
            static create(properties: ringfence.v1.PolicyName.$Shape): ringfence.v1.PolicyName & ringfence.v1.PolicyName.$Shape;
            static create(properties?: ringfence.v1.PolicyName.$Properties): ringfence.v1.PolicyName;

            /**
             * Encodes the specified PolicyName message. Does not implicitly {@link ringfence.v1.PolicyName.verify|verify} messages.
             * @param message PolicyName message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.PolicyName.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyName message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.PolicyName & ringfence.v1.PolicyName.$Shape} PolicyName
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.PolicyName & ringfence.v1.PolicyName.$Shape;
        }

        namespace PolicyName {

            /** Properties of a PolicyName. */
            interface $Properties {

                /** PolicyName kind */
                kind?: (ringfence.v1.PolicyKind|null);

                /** PolicyName namespace */
                namespace?: (string|null);

                /** PolicyName name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyName. */
            type $Shape = ringfence.v1.PolicyName.$Properties;
        }

        /**
         * Properties of a PolicyProblem.
         * @deprecated Use ringfence.v1.PolicyProblem.$Properties instead.
         */
        interface IPolicyProblem extends ringfence.v1.PolicyProblem.$Properties {
        }

        /** Represents a PolicyProblem. */
        class PolicyProblem {

            /**
             * Constructs a new PolicyProblem.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.PolicyProblem.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyProblem severity. */
            severity: ringfence.v1.ProblemSeverity;

            /** PolicyProblem code. */
            code: string;

            /** PolicyProblem message. */
            message: string;

            /** PolicyProblem mend. */
            mend: string;

            /** PolicyProblem line. */
            line: number;

            /** PolicyProblem column. */
            column: number;

            /** PolicyProblem length. */
            length: number;

            /** PolicyProblem path. */
            path: string;

            /**
             * Creates a new PolicyProblem instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicyProblem instance
             */
            static create(properties: ringfence.v1.PolicyProblem.$Shape): ringfence.v1.PolicyProblem & ringfence.v1.PolicyProblem.$Shape;
            static create(properties?: ringfence.v1.PolicyProblem.$Properties): ringfence.v1.PolicyProblem;

            /**
             * Encodes the specified PolicyProblem message. Does not implicitly {@link ringfence.v1.PolicyProblem.verify|verify} messages.
             * @param message PolicyProblem message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.PolicyProblem.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyProblem message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.PolicyProblem & ringfence.v1.PolicyProblem.$Shape} PolicyProblem
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.PolicyProblem & ringfence.v1.PolicyProblem.$Shape;
        }

        namespace PolicyProblem {

            /** Properties of a PolicyProblem. */
            interface $Properties {

                /** PolicyProblem severity */
                severity?: (ringfence.v1.ProblemSeverity|null);

                /** PolicyProblem code */
                code?: (string|null);

                /** PolicyProblem message */
                message?: (string|null);

                /** PolicyProblem mend */
                mend?: (string|null);

                /** PolicyProblem line */
                line?: (number|null);

                /** PolicyProblem column */
                column?: (number|null);

                /** PolicyProblem length */
                length?: (number|null);

                /** PolicyProblem path */
                path?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyProblem. */
            type $Shape = ringfence.v1.PolicyProblem.$Properties;
        }

        /**
         * Properties of an AppliedPolicy.
         * @deprecated Use ringfence.v1.AppliedPolicy.$Properties instead.
         */
        interface IAppliedPolicy extends ringfence.v1.AppliedPolicy.$Properties {
        }

        /** Represents an AppliedPolicy. */
        class AppliedPolicy {

            /**
             * Constructs a new AppliedPolicy.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.AppliedPolicy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppliedPolicy change. */
            change: ringfence.v1.PolicyChange;

            /** AppliedPolicy policy. */
            policy?: (ringfence.v1.PolicyReport.$Properties|null);

            /**
             * Creates a new AppliedPolicy instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppliedPolicy instance
             */
            static create(properties: ringfence.v1.AppliedPolicy.$Shape): ringfence.v1.AppliedPolicy & ringfence.v1.AppliedPolicy.$Shape;
            static create(properties?: ringfence.v1.AppliedPolicy.$Properties): ringfence.v1.AppliedPolicy;

            /**
             * Encodes the specified AppliedPolicy message. Does not implicitly {@link ringfence.v1.AppliedPolicy.verify|verify} messages.
             * @param message AppliedPolicy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.AppliedPolicy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppliedPolicy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.AppliedPolicy & ringfence.v1.AppliedPolicy.$Shape} AppliedPolicy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.AppliedPolicy & ringfence.v1.AppliedPolicy.$Shape;
        }

        namespace AppliedPolicy {

            /** Properties of an AppliedPolicy. */
            interface $Properties {

                /** AppliedPolicy change */
                change?: (ringfence.v1.PolicyChange|null);

                /** AppliedPolicy policy */
                policy?: (ringfence.v1.PolicyReport.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppliedPolicy. */
            type $Shape = ringfence.v1.AppliedPolicy.$Properties;
        }

        /**
         * Properties of a PolicyReport.
         * @deprecated Use ringfence.v1.PolicyReport.$Properties instead.
         */
        interface IPolicyReport extends ringfence.v1.PolicyReport.$Properties {
        }

        /** Represents a PolicyReport. */
        class PolicyReport {

            /**
             * Constructs a new PolicyReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.PolicyReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyReport name. */
            name?: (ringfence.v1.PolicyName.$Properties|null);

            /** PolicyReport text. */
            text: string;

            /** PolicyReport fileName. */
            fileName: string;

            /** PolicyReport workloads. */
            workloads: ringfence.v1.PolicyWorkload.$Properties[];

            /** PolicyReport rules. */
            rules: ringfence.v1.RuleReport.$Properties[];

            /** PolicyReport trouble. */
            trouble: string;

            /**
             * Creates a new PolicyReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicyReport instance
             */
            static create(properties: ringfence.v1.PolicyReport.$Shape): ringfence.v1.PolicyReport & ringfence.v1.PolicyReport.$Shape;
            static create(properties?: ringfence.v1.PolicyReport.$Properties): ringfence.v1.PolicyReport;

            /**
             * Encodes the specified PolicyReport message. Does not implicitly {@link ringfence.v1.PolicyReport.verify|verify} messages.
             * @param message PolicyReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.PolicyReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.PolicyReport & ringfence.v1.PolicyReport.$Shape} PolicyReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.PolicyReport & ringfence.v1.PolicyReport.$Shape;
        }

        namespace PolicyReport {

            /** Properties of a PolicyReport. */
            interface $Properties {

                /** PolicyReport name */
                name?: (ringfence.v1.PolicyName.$Properties|null);

                /** PolicyReport text */
                text?: (string|null);

                /** PolicyReport fileName */
                fileName?: (string|null);

                /** PolicyReport workloads */
                workloads?: (ringfence.v1.PolicyWorkload.$Properties[]|null);

                /** PolicyReport rules */
                rules?: (ringfence.v1.RuleReport.$Properties[]|null);

                /** PolicyReport trouble */
                trouble?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyReport. */
            type $Shape = ringfence.v1.PolicyReport.$Properties;
        }

        /**
         * Properties of a PolicyWorkload.
         * @deprecated Use ringfence.v1.PolicyWorkload.$Properties instead.
         */
        interface IPolicyWorkload extends ringfence.v1.PolicyWorkload.$Properties {
        }

        /** Represents a PolicyWorkload. */
        class PolicyWorkload {

            /**
             * Constructs a new PolicyWorkload.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.PolicyWorkload.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyWorkload id. */
            id: string;

            /** PolicyWorkload name. */
            name: string;

            /** PolicyWorkload namespace. */
            namespace: string;

            /**
             * Creates a new PolicyWorkload instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicyWorkload instance
             */
            static create(properties: ringfence.v1.PolicyWorkload.$Shape): ringfence.v1.PolicyWorkload & ringfence.v1.PolicyWorkload.$Shape;
            static create(properties?: ringfence.v1.PolicyWorkload.$Properties): ringfence.v1.PolicyWorkload;

            /**
             * Encodes the specified PolicyWorkload message. Does not implicitly {@link ringfence.v1.PolicyWorkload.verify|verify} messages.
             * @param message PolicyWorkload message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.PolicyWorkload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyWorkload message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.PolicyWorkload & ringfence.v1.PolicyWorkload.$Shape} PolicyWorkload
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.PolicyWorkload & ringfence.v1.PolicyWorkload.$Shape;
        }

        namespace PolicyWorkload {

            /** Properties of a PolicyWorkload. */
            interface $Properties {

                /** PolicyWorkload id */
                id?: (string|null);

                /** PolicyWorkload name */
                name?: (string|null);

                /** PolicyWorkload namespace */
                namespace?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyWorkload. */
            type $Shape = ringfence.v1.PolicyWorkload.$Properties;
        }

        /**
         * Properties of a RuleReport.
         * @deprecated Use ringfence.v1.RuleReport.$Properties instead.
         */
        interface IRuleReport extends ringfence.v1.RuleReport.$Properties {
        }

        /** Represents a RuleReport. */
        class RuleReport {

            /**
             * Constructs a new RuleReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.RuleReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuleReport path. */
            path: string;

            /** RuleReport line. */
            line: number;

            /** RuleReport column. */
            column: number;

            /** RuleReport class. */
            class: ringfence.v1.RuleClass;

            /** RuleReport action. */
            action: ringfence.v1.Action;

            /** RuleReport summary. */
            summary: string;

            /** RuleReport standings. */
            standings: ringfence.v1.RuleStanding.$Properties[];

            /**
             * Creates a new RuleReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RuleReport instance
             */
            static create(properties: ringfence.v1.RuleReport.$Shape): ringfence.v1.RuleReport & ringfence.v1.RuleReport.$Shape;
            static create(properties?: ringfence.v1.RuleReport.$Properties): ringfence.v1.RuleReport;

            /**
             * Encodes the specified RuleReport message. Does not implicitly {@link ringfence.v1.RuleReport.verify|verify} messages.
             * @param message RuleReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.RuleReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuleReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.RuleReport & ringfence.v1.RuleReport.$Shape} RuleReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.RuleReport & ringfence.v1.RuleReport.$Shape;
        }

        namespace RuleReport {

            /** Properties of a RuleReport. */
            interface $Properties {

                /** RuleReport path */
                path?: (string|null);

                /** RuleReport line */
                line?: (number|null);

                /** RuleReport column */
                column?: (number|null);

                /** RuleReport class */
                "class"?: (ringfence.v1.RuleClass|null);

                /** RuleReport action */
                action?: (ringfence.v1.Action|null);

                /** RuleReport summary */
                summary?: (string|null);

                /** RuleReport standings */
                standings?: (ringfence.v1.RuleStanding.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuleReport. */
            type $Shape = ringfence.v1.RuleReport.$Properties;
        }

        /**
         * Properties of a RuleStanding.
         * @deprecated Use ringfence.v1.RuleStanding.$Properties instead.
         */
        interface IRuleStanding extends ringfence.v1.RuleStanding.$Properties {
        }

        /** Represents a RuleStanding. */
        class RuleStanding {

            /**
             * Constructs a new RuleStanding.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.RuleStanding.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuleStanding state. */
            state: ringfence.v1.RuleState;

            /** RuleStanding detail. */
            detail: string;

            /** RuleStanding workloads. */
            workloads: string[];

            /**
             * Creates a new RuleStanding instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RuleStanding instance
             */
            static create(properties: ringfence.v1.RuleStanding.$Shape): ringfence.v1.RuleStanding & ringfence.v1.RuleStanding.$Shape;
            static create(properties?: ringfence.v1.RuleStanding.$Properties): ringfence.v1.RuleStanding;

            /**
             * Encodes the specified RuleStanding message. Does not implicitly {@link ringfence.v1.RuleStanding.verify|verify} messages.
             * @param message RuleStanding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.RuleStanding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuleStanding message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.RuleStanding & ringfence.v1.RuleStanding.$Shape} RuleStanding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.RuleStanding & ringfence.v1.RuleStanding.$Shape;
        }

        namespace RuleStanding {

            /** Properties of a RuleStanding. */
            interface $Properties {

                /** RuleStanding state */
                state?: (ringfence.v1.RuleState|null);

                /** RuleStanding detail */
                detail?: (string|null);

                /** RuleStanding workloads */
                workloads?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuleStanding. */
            type $Shape = ringfence.v1.RuleStanding.$Properties;
        }

        /**
         * Properties of a Workload.
         * @deprecated Use ringfence.v1.Workload.$Properties instead.
         */
        interface IWorkload extends ringfence.v1.Workload.$Properties {
        }

        /** Represents a Workload. */
        class Workload {

            /**
             * Constructs a new Workload.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.Workload.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Workload id. */
            id: string;

            /** Workload kind. */
            kind: ringfence.v1.WorkloadKind;

            /** Workload name. */
            name: string;

            /** Workload namespace. */
            namespace: string;

            /** Workload labels. */
            labels: { [k: string]: string };

            /** Workload image. */
            image: string;

            /** Workload runtime. */
            runtime: string;

            /** Workload pid. */
            pid: number;

            /** Workload cgroupPath. */
            cgroupPath: string;

            /** Workload cgroupId. */
            cgroupId: Long;

            /**
             * Creates a new Workload instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Workload instance
             */
            static create(properties: ringfence.v1.Workload.$Shape): ringfence.v1.Workload & ringfence.v1.Workload.$Shape;
            static create(properties?: ringfence.v1.Workload.$Properties): ringfence.v1.Workload;

            /**
             * Encodes the specified Workload message. Does not implicitly {@link ringfence.v1.Workload.verify|verify} messages.
             * @param message Workload message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.Workload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Workload message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.Workload & ringfence.v1.Workload.$Shape} Workload
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.Workload & ringfence.v1.Workload.$Shape;
        }

        namespace Workload {

            /** Properties of a Workload. */
            interface $Properties {

                /** Workload id */
                id?: (string|null);

                /** Workload kind */
                kind?: (ringfence.v1.WorkloadKind|null);

                /** Workload name */
                name?: (string|null);

                /** Workload namespace */
                namespace?: (string|null);

                /** Workload labels */
                labels?: ({ [k: string]: string }|null);

                /** Workload image */
                image?: (string|null);

                /** Workload runtime */
                runtime?: (string|null);

                /** Workload pid */
                pid?: (number|null);

                /** Workload cgroupPath */
                cgroupPath?: (string|null);

                /** Workload cgroupId */
                cgroupId?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Workload. */
            type $Shape = ringfence.v1.Workload.$Properties;
        }

        /**
         * Properties of a ProbeReport.
         * @deprecated Use ringfence.v1.ProbeReport.$Properties instead.
         */
        interface IProbeReport extends ringfence.v1.ProbeReport.$Properties {
        }

        /** Represents a ProbeReport. */
        class ProbeReport {

            /**
             * Constructs a new ProbeReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ProbeReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProbeReport kernel. */
            kernel: string;

            /** ProbeReport mode. */
            mode: ringfence.v1.NodeMode;

            /** ProbeReport reason. */
            reason: string;

            /** ProbeReport lsm. */
            lsm: string;

            /** ProbeReport btf. */
            btf: boolean;

            /** ProbeReport cgroup. */
            cgroup: string;

            /** ProbeReport canaryTime. */
            canaryTime: Long;

            /** ProbeReport canary. */
            canary: string;

            /** ProbeReport abilities. */
            abilities: ringfence.v1.Ability.$Properties[];

            /** ProbeReport hints. */
            hints: string[];

            /** ProbeReport troubles. */
            troubles: string[];

            /**
             * Creates a new ProbeReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProbeReport instance
             */
            static create(properties: ringfence.v1.ProbeReport.$Shape): ringfence.v1.ProbeReport & ringfence.v1.ProbeReport.$Shape;
            static create(properties?: ringfence.v1.ProbeReport.$Properties): ringfence.v1.ProbeReport;

            /**
             * Encodes the specified ProbeReport message. Does not implicitly {@link ringfence.v1.ProbeReport.verify|verify} messages.
             * @param message ProbeReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ProbeReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProbeReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ProbeReport & ringfence.v1.ProbeReport.$Shape} ProbeReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ProbeReport & ringfence.v1.ProbeReport.$Shape;
        }

        namespace ProbeReport {

            /** Properties of a ProbeReport. */
            interface $Properties {

                /** ProbeReport kernel */
                kernel?: (string|null);

                /** ProbeReport mode */
                mode?: (ringfence.v1.NodeMode|null);

                /** ProbeReport reason */
                reason?: (string|null);

                /** ProbeReport lsm */
                lsm?: (string|null);

                /** ProbeReport btf */
                btf?: (boolean|null);

                /** ProbeReport cgroup */
                cgroup?: (string|null);

                /** ProbeReport canaryTime */
                canaryTime?: (Long|null);

                /** ProbeReport canary */
                canary?: (string|null);

                /** ProbeReport abilities */
                abilities?: (ringfence.v1.Ability.$Properties[]|null);

                /** ProbeReport hints */
                hints?: (string[]|null);

                /** ProbeReport troubles */
                troubles?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProbeReport. */
            type $Shape = ringfence.v1.ProbeReport.$Properties;
        }

        /**
         * Properties of an Ability.
         * @deprecated Use ringfence.v1.Ability.$Properties instead.
         */
        interface IAbility extends ringfence.v1.Ability.$Properties {
        }

        /** Represents an Ability. */
        class Ability {

            /**
             * Constructs a new Ability.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.Ability.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ability operation. */
            operation: string;

            /** Ability see. */
            see: string;

            /** Ability audit. */
            audit: string;

            /** Ability block. */
            block: string;

            /** Ability hooks. */
            hooks: string[];

            /**
             * Creates a new Ability instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ability instance
             */
            static create(properties: ringfence.v1.Ability.$Shape): ringfence.v1.Ability & ringfence.v1.Ability.$Shape;
            static create(properties?: ringfence.v1.Ability.$Properties): ringfence.v1.Ability;

            /**
             * Encodes the specified Ability message. Does not implicitly {@link ringfence.v1.Ability.verify|verify} messages.
             * @param message Ability message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.Ability.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Ability message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.Ability & ringfence.v1.Ability.$Shape} Ability
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.Ability & ringfence.v1.Ability.$Shape;
        }

        namespace Ability {

            /** Properties of an Ability. */
            interface $Properties {

                /** Ability operation */
                operation?: (string|null);

                /** Ability see */
                see?: (string|null);

                /** Ability audit */
                audit?: (string|null);

                /** Ability block */
                block?: (string|null);

                /** Ability hooks */
                hooks?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Ability. */
            type $Shape = ringfence.v1.Ability.$Properties;
        }

        /**
         * Properties of a NodeStatus.
         * @deprecated Use ringfence.v1.NodeStatus.$Properties instead.
         */
        interface INodeStatus extends ringfence.v1.NodeStatus.$Properties {
        }

        /** Represents a NodeStatus. */
        class NodeStatus {

            /**
             * Constructs a new NodeStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.NodeStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeStatus version. */
            version: string;

            /** NodeStatus epoch. */
            epoch: string;

            /** NodeStatus mode. */
            mode: ringfence.v1.NodeMode;

            /** NodeStatus reason. */
            reason: string;

            /** NodeStatus network. */
            network: string;

            /** NodeStatus startTime. */
            startTime: Long;

            /** NodeStatus uptime. */
            uptime: Long;

            /** NodeStatus lanes. */
            lanes: ringfence.v1.LaneStatus.$Properties[];

            /** NodeStatus policies. */
            policies: number;

            /** NodeStatus workloads. */
            workloads: number;

            /** NodeStatus ruleSets. */
            ruleSets: number;

            /** NodeStatus subscribers. */
            subscribers: number;

            /** NodeStatus subscribersLost. */
            subscribersLost: Long;

            /** NodeStatus unresolved. */
            unresolved: Long;

            /** NodeStatus programs. */
            programs: ringfence.v1.ProgramStatus.$Properties[];

            /** NodeStatus troubles. */
            troubles: string[];

            /**
             * Creates a new NodeStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeStatus instance
             */
            static create(properties: ringfence.v1.NodeStatus.$Shape): ringfence.v1.NodeStatus & ringfence.v1.NodeStatus.$Shape;
            static create(properties?: ringfence.v1.NodeStatus.$Properties): ringfence.v1.NodeStatus;

            /**
             * Encodes the specified NodeStatus message. Does not implicitly {@link ringfence.v1.NodeStatus.verify|verify} messages.
             * @param message NodeStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.NodeStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.NodeStatus & ringfence.v1.NodeStatus.$Shape} NodeStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.NodeStatus & ringfence.v1.NodeStatus.$Shape;
        }

        namespace NodeStatus {

            /** Properties of a NodeStatus. */
            interface $Properties {

                /** NodeStatus version */
                version?: (string|null);

                /** NodeStatus epoch */
                epoch?: (string|null);

                /** NodeStatus mode */
                mode?: (ringfence.v1.NodeMode|null);

                /** NodeStatus reason */
                reason?: (string|null);

                /** NodeStatus network */
                network?: (string|null);

                /** NodeStatus startTime */
                startTime?: (Long|null);

                /** NodeStatus uptime */
                uptime?: (Long|null);

                /** NodeStatus lanes */
                lanes?: (ringfence.v1.LaneStatus.$Properties[]|null);

                /** NodeStatus policies */
                policies?: (number|null);

                /** NodeStatus workloads */
                workloads?: (number|null);

                /** NodeStatus ruleSets */
                ruleSets?: (number|null);

                /** NodeStatus subscribers */
                subscribers?: (number|null);

                /** NodeStatus subscribersLost */
                subscribersLost?: (Long|null);

                /** NodeStatus unresolved */
                unresolved?: (Long|null);

                /** NodeStatus programs */
                programs?: (ringfence.v1.ProgramStatus.$Properties[]|null);

                /** NodeStatus troubles */
                troubles?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeStatus. */
            type $Shape = ringfence.v1.NodeStatus.$Properties;
        }

        /**
         * Properties of a ProgramStatus.
         * @deprecated Use ringfence.v1.ProgramStatus.$Properties instead.
         */
        interface IProgramStatus extends ringfence.v1.ProgramStatus.$Properties {
        }

        /** Represents a ProgramStatus. */
        class ProgramStatus {

            /**
             * Constructs a new ProgramStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ProgramStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProgramStatus family. */
            family: string;

            /** ProgramStatus name. */
            name: string;

            /** ProgramStatus runs. */
            runs: Long;

            /** ProgramStatus runTime. */
            runTime: Long;

            /** ProgramStatus missed. */
            missed: Long;

            /**
             * Creates a new ProgramStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProgramStatus instance
             */
            static create(properties: ringfence.v1.ProgramStatus.$Shape): ringfence.v1.ProgramStatus & ringfence.v1.ProgramStatus.$Shape;
            static create(properties?: ringfence.v1.ProgramStatus.$Properties): ringfence.v1.ProgramStatus;

            /**
             * Encodes the specified ProgramStatus message. Does not implicitly {@link ringfence.v1.ProgramStatus.verify|verify} messages.
             * @param message ProgramStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ProgramStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProgramStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ProgramStatus & ringfence.v1.ProgramStatus.$Shape} ProgramStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ProgramStatus & ringfence.v1.ProgramStatus.$Shape;
        }

        namespace ProgramStatus {

            /** Properties of a ProgramStatus. */
            interface $Properties {

                /** ProgramStatus family */
                family?: (string|null);

                /** ProgramStatus name */
                name?: (string|null);

                /** ProgramStatus runs */
                runs?: (Long|null);

                /** ProgramStatus runTime */
                runTime?: (Long|null);

                /** ProgramStatus missed */
                missed?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProgramStatus. */
            type $Shape = ringfence.v1.ProgramStatus.$Properties;
        }

        /**
         * Properties of a LaneStatus.
         * @deprecated Use ringfence.v1.LaneStatus.$Properties instead.
         */
        interface ILaneStatus extends ringfence.v1.LaneStatus.$Properties {
        }

        /** Represents a LaneStatus. */
        class LaneStatus {

            /**
             * Constructs a new LaneStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.LaneStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LaneStatus lane. */
            lane: ringfence.v1.Lane;

            /** LaneStatus emitted. */
            emitted: Long;

            /** LaneStatus lost. */
            lost: Long;

            /** LaneStatus totalEmitted. */
            totalEmitted: Long;

            /** LaneStatus totalLost. */
            totalLost: Long;

            /**
             * Creates a new LaneStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LaneStatus instance
             */
            static create(properties: ringfence.v1.LaneStatus.$Shape): ringfence.v1.LaneStatus & ringfence.v1.LaneStatus.$Shape;
            static create(properties?: ringfence.v1.LaneStatus.$Properties): ringfence.v1.LaneStatus;

            /**
             * Encodes the specified LaneStatus message. Does not implicitly {@link ringfence.v1.LaneStatus.verify|verify} messages.
             * @param message LaneStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.LaneStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LaneStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.LaneStatus & ringfence.v1.LaneStatus.$Shape} LaneStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.LaneStatus & ringfence.v1.LaneStatus.$Shape;
        }

        namespace LaneStatus {

            /** Properties of a LaneStatus. */
            interface $Properties {

                /** LaneStatus lane */
                lane?: (ringfence.v1.Lane|null);

                /** LaneStatus emitted */
                emitted?: (Long|null);

                /** LaneStatus lost */
                lost?: (Long|null);

                /** LaneStatus totalEmitted */
                totalEmitted?: (Long|null);

                /** LaneStatus totalLost */
                totalLost?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LaneStatus. */
            type $Shape = ringfence.v1.LaneStatus.$Properties;
        }

        /**
         * Properties of a WorkloadLane.
         * @deprecated Use ringfence.v1.WorkloadLane.$Properties instead.
         */
        interface IWorkloadLane extends ringfence.v1.WorkloadLane.$Properties {
        }

        /** Represents a WorkloadLane. */
        class WorkloadLane {

            /**
             * Constructs a new WorkloadLane.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.WorkloadLane.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkloadLane lane. */
            lane: ringfence.v1.Lane;

            /** WorkloadLane told. */
            told: Long;

            /** WorkloadLane folded. */
            folded: Long;

            /** WorkloadLane lost. */
            lost: Long;

            /** WorkloadLane refused. */
            refused: Long;

            /**
             * Creates a new WorkloadLane instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkloadLane instance
             */
            static create(properties: ringfence.v1.WorkloadLane.$Shape): ringfence.v1.WorkloadLane & ringfence.v1.WorkloadLane.$Shape;
            static create(properties?: ringfence.v1.WorkloadLane.$Properties): ringfence.v1.WorkloadLane;

            /**
             * Encodes the specified WorkloadLane message. Does not implicitly {@link ringfence.v1.WorkloadLane.verify|verify} messages.
             * @param message WorkloadLane message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.WorkloadLane.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkloadLane message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.WorkloadLane & ringfence.v1.WorkloadLane.$Shape} WorkloadLane
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.WorkloadLane & ringfence.v1.WorkloadLane.$Shape;
        }

        namespace WorkloadLane {

            /** Properties of a WorkloadLane. */
            interface $Properties {

                /** WorkloadLane lane */
                lane?: (ringfence.v1.Lane|null);

                /** WorkloadLane told */
                told?: (Long|null);

                /** WorkloadLane folded */
                folded?: (Long|null);

                /** WorkloadLane lost */
                lost?: (Long|null);

                /** WorkloadLane refused */
                refused?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkloadLane. */
            type $Shape = ringfence.v1.WorkloadLane.$Properties;
        }

        /**
         * Properties of a WorkloadActivity.
         * @deprecated Use ringfence.v1.WorkloadActivity.$Properties instead.
         */
        interface IWorkloadActivity extends ringfence.v1.WorkloadActivity.$Properties {
        }

        /** Represents a WorkloadActivity. */
        class WorkloadActivity {

            /**
             * Constructs a new WorkloadActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.WorkloadActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkloadActivity workload. */
            workload: string;

            /** WorkloadActivity name. */
            name: string;

            /** WorkloadActivity namespace. */
            namespace: string;

            /** WorkloadActivity since. */
            since: Long;

            /** WorkloadActivity last. */
            last: Long;

            /** WorkloadActivity executions. */
            executions: Long;

            /** WorkloadActivity opens. */
            opens: Long;

            /** WorkloadActivity changes. */
            changes: Long;

            /** WorkloadActivity connects. */
            connects: Long;

            /** WorkloadActivity overflow. */
            overflow: Long;

            /** WorkloadActivity alerts. */
            alerts: Long;

            /** WorkloadActivity lanes. */
            lanes: ringfence.v1.WorkloadLane.$Properties[];

            /**
             * Creates a new WorkloadActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkloadActivity instance
             */
            static create(properties: ringfence.v1.WorkloadActivity.$Shape): ringfence.v1.WorkloadActivity & ringfence.v1.WorkloadActivity.$Shape;
            static create(properties?: ringfence.v1.WorkloadActivity.$Properties): ringfence.v1.WorkloadActivity;

            /**
             * Encodes the specified WorkloadActivity message. Does not implicitly {@link ringfence.v1.WorkloadActivity.verify|verify} messages.
             * @param message WorkloadActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.WorkloadActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkloadActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.WorkloadActivity & ringfence.v1.WorkloadActivity.$Shape} WorkloadActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.WorkloadActivity & ringfence.v1.WorkloadActivity.$Shape;
        }

        namespace WorkloadActivity {

            /** Properties of a WorkloadActivity. */
            interface $Properties {

                /** WorkloadActivity workload */
                workload?: (string|null);

                /** WorkloadActivity name */
                name?: (string|null);

                /** WorkloadActivity namespace */
                namespace?: (string|null);

                /** WorkloadActivity since */
                since?: (Long|null);

                /** WorkloadActivity last */
                last?: (Long|null);

                /** WorkloadActivity executions */
                executions?: (Long|null);

                /** WorkloadActivity opens */
                opens?: (Long|null);

                /** WorkloadActivity changes */
                changes?: (Long|null);

                /** WorkloadActivity connects */
                connects?: (Long|null);

                /** WorkloadActivity overflow */
                overflow?: (Long|null);

                /** WorkloadActivity alerts */
                alerts?: (Long|null);

                /** WorkloadActivity lanes */
                lanes?: (ringfence.v1.WorkloadLane.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkloadActivity. */
            type $Shape = ringfence.v1.WorkloadActivity.$Properties;
        }

        /**
         * Properties of a Tally.
         * @deprecated Use ringfence.v1.Tally.$Properties instead.
         */
        interface ITally extends ringfence.v1.Tally.$Properties {
        }

        /** Represents a Tally. */
        class Tally {

            /**
             * Constructs a new Tally.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.Tally.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Tally count. */
            count: Long;

            /** Tally first. */
            first: Long;

            /** Tally last. */
            last: Long;

            /**
             * Creates a new Tally instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Tally instance
             */
            static create(properties: ringfence.v1.Tally.$Shape): ringfence.v1.Tally & ringfence.v1.Tally.$Shape;
            static create(properties?: ringfence.v1.Tally.$Properties): ringfence.v1.Tally;

            /**
             * Encodes the specified Tally message. Does not implicitly {@link ringfence.v1.Tally.verify|verify} messages.
             * @param message Tally message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.Tally.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Tally message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.Tally & ringfence.v1.Tally.$Shape} Tally
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.Tally & ringfence.v1.Tally.$Shape;
        }

        namespace Tally {

            /** Properties of a Tally. */
            interface $Properties {

                /** Tally count */
                count?: (Long|null);

                /** Tally first */
                first?: (Long|null);

                /** Tally last */
                last?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Tally. */
            type $Shape = ringfence.v1.Tally.$Properties;
        }

        /**
         * Properties of a LeftOff.
         * @deprecated Use ringfence.v1.LeftOff.$Properties instead.
         */
        interface ILeftOff extends ringfence.v1.LeftOff.$Properties {
        }

        /** Represents a LeftOff. */
        class LeftOff {

            /**
             * Constructs a new LeftOff.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.LeftOff.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeftOff entries. */
            entries: Long;

            /** LeftOff operations. */
            operations: Long;

            /**
             * Creates a new LeftOff instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeftOff instance
             */
            static create(properties: ringfence.v1.LeftOff.$Shape): ringfence.v1.LeftOff & ringfence.v1.LeftOff.$Shape;
            static create(properties?: ringfence.v1.LeftOff.$Properties): ringfence.v1.LeftOff;

            /**
             * Encodes the specified LeftOff message. Does not implicitly {@link ringfence.v1.LeftOff.verify|verify} messages.
             * @param message LeftOff message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.LeftOff.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeftOff message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.LeftOff & ringfence.v1.LeftOff.$Shape} LeftOff
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.LeftOff & ringfence.v1.LeftOff.$Shape;
        }

        namespace LeftOff {

            /** Properties of a LeftOff. */
            interface $Properties {

                /** LeftOff entries */
                entries?: (Long|null);

                /** LeftOff operations */
                operations?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeftOff. */
            type $Shape = ringfence.v1.LeftOff.$Properties;
        }

        /**
         * Properties of a FileTally.
         * @deprecated Use ringfence.v1.FileTally.$Properties instead.
         */
        interface IFileTally extends ringfence.v1.FileTally.$Properties {
        }

        /** Represents a FileTally. */
        class FileTally {

            /**
             * Constructs a new FileTally.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.FileTally.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FileTally tally. */
            tally?: (ringfence.v1.Tally.$Properties|null);

            /** FileTally action. */
            action: ringfence.v1.FileAction;

            /** FileTally path. */
            path: string;

            /** FileTally target. */
            target: string;

            /**
             * Creates a new FileTally instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FileTally instance
             */
            static create(properties: ringfence.v1.FileTally.$Shape): ringfence.v1.FileTally & ringfence.v1.FileTally.$Shape;
            static create(properties?: ringfence.v1.FileTally.$Properties): ringfence.v1.FileTally;

            /**
             * Encodes the specified FileTally message. Does not implicitly {@link ringfence.v1.FileTally.verify|verify} messages.
             * @param message FileTally message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.FileTally.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FileTally message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.FileTally & ringfence.v1.FileTally.$Shape} FileTally
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.FileTally & ringfence.v1.FileTally.$Shape;
        }

        namespace FileTally {

            /** Properties of a FileTally. */
            interface $Properties {

                /** FileTally tally */
                tally?: (ringfence.v1.Tally.$Properties|null);

                /** FileTally action */
                action?: (ringfence.v1.FileAction|null);

                /** FileTally path */
                path?: (string|null);

                /** FileTally target */
                target?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FileTally. */
            type $Shape = ringfence.v1.FileTally.$Properties;
        }

        /**
         * Properties of a PeerTally.
         * @deprecated Use ringfence.v1.PeerTally.$Properties instead.
         */
        interface IPeerTally extends ringfence.v1.PeerTally.$Properties {
        }

        /** Represents a PeerTally. */
        class PeerTally {

            /**
             * Constructs a new PeerTally.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.PeerTally.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PeerTally tally. */
            tally?: (ringfence.v1.Tally.$Properties|null);

            /** PeerTally protocol. */
            protocol: string;

            /** PeerTally address. */
            address: string;

            /** PeerTally port. */
            port: number;

            /**
             * Creates a new PeerTally instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PeerTally instance
             */
            static create(properties: ringfence.v1.PeerTally.$Shape): ringfence.v1.PeerTally & ringfence.v1.PeerTally.$Shape;
            static create(properties?: ringfence.v1.PeerTally.$Properties): ringfence.v1.PeerTally;

            /**
             * Encodes the specified PeerTally message. Does not implicitly {@link ringfence.v1.PeerTally.verify|verify} messages.
             * @param message PeerTally message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.PeerTally.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PeerTally message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.PeerTally & ringfence.v1.PeerTally.$Shape} PeerTally
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.PeerTally & ringfence.v1.PeerTally.$Shape;
        }

        namespace PeerTally {

            /** Properties of a PeerTally. */
            interface $Properties {

                /** PeerTally tally */
                tally?: (ringfence.v1.Tally.$Properties|null);

                /** PeerTally protocol */
                protocol?: (string|null);

                /** PeerTally address */
                address?: (string|null);

                /** PeerTally port */
                port?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PeerTally. */
            type $Shape = ringfence.v1.PeerTally.$Properties;
        }

        /**
         * Properties of an ExecutionTally.
         * @deprecated Use ringfence.v1.ExecutionTally.$Properties instead.
         */
        interface IExecutionTally extends ringfence.v1.ExecutionTally.$Properties {
        }

        /** Represents an ExecutionTally. */
        class ExecutionTally {

            /**
             * Constructs a new ExecutionTally.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.ExecutionTally.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExecutionTally tally. */
            tally?: (ringfence.v1.Tally.$Properties|null);

            /** ExecutionTally path. */
            path: string;

            /** ExecutionTally arguments. */
            arguments: string[];

            /**
             * Creates a new ExecutionTally instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExecutionTally instance
             */
            static create(properties: ringfence.v1.ExecutionTally.$Shape): ringfence.v1.ExecutionTally & ringfence.v1.ExecutionTally.$Shape;
            static create(properties?: ringfence.v1.ExecutionTally.$Properties): ringfence.v1.ExecutionTally;

            /**
             * Encodes the specified ExecutionTally message. Does not implicitly {@link ringfence.v1.ExecutionTally.verify|verify} messages.
             * @param message ExecutionTally message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.ExecutionTally.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExecutionTally message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.ExecutionTally & ringfence.v1.ExecutionTally.$Shape} ExecutionTally
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.ExecutionTally & ringfence.v1.ExecutionTally.$Shape;
        }

        namespace ExecutionTally {

            /** Properties of an ExecutionTally. */
            interface $Properties {

                /** ExecutionTally tally */
                tally?: (ringfence.v1.Tally.$Properties|null);

                /** ExecutionTally path */
                path?: (string|null);

                /** ExecutionTally arguments */
                "arguments"?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExecutionTally. */
            type $Shape = ringfence.v1.ExecutionTally.$Properties;
        }

        /**
         * Properties of a RuleTally.
         * @deprecated Use ringfence.v1.RuleTally.$Properties instead.
         */
        interface IRuleTally extends ringfence.v1.RuleTally.$Properties {
        }

        /** Represents a RuleTally. */
        class RuleTally {

            /**
             * Constructs a new RuleTally.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.RuleTally.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuleTally tally. */
            tally?: (ringfence.v1.Tally.$Properties|null);

            /** RuleTally action. */
            action: ringfence.v1.Action;

            /** RuleTally policy. */
            policy?: (ringfence.v1.PolicyName.$Properties|null);

            /** RuleTally rule. */
            rule: string;

            /**
             * Creates a new RuleTally instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RuleTally instance
             */
            static create(properties: ringfence.v1.RuleTally.$Shape): ringfence.v1.RuleTally & ringfence.v1.RuleTally.$Shape;
            static create(properties?: ringfence.v1.RuleTally.$Properties): ringfence.v1.RuleTally;

            /**
             * Encodes the specified RuleTally message. Does not implicitly {@link ringfence.v1.RuleTally.verify|verify} messages.
             * @param message RuleTally message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.RuleTally.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuleTally message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.RuleTally & ringfence.v1.RuleTally.$Shape} RuleTally
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.RuleTally & ringfence.v1.RuleTally.$Shape;
        }

        namespace RuleTally {

            /** Properties of a RuleTally. */
            interface $Properties {

                /** RuleTally tally */
                tally?: (ringfence.v1.Tally.$Properties|null);

                /** RuleTally action */
                action?: (ringfence.v1.Action|null);

                /** RuleTally policy */
                policy?: (ringfence.v1.PolicyName.$Properties|null);

                /** RuleTally rule */
                rule?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuleTally. */
            type $Shape = ringfence.v1.RuleTally.$Properties;
        }

        /**
         * Properties of a WorkloadProcess.
         * @deprecated Use ringfence.v1.WorkloadProcess.$Properties instead.
         */
        interface IWorkloadProcess extends ringfence.v1.WorkloadProcess.$Properties {
        }

        /** Represents a WorkloadProcess. */
        class WorkloadProcess {

            /**
             * Constructs a new WorkloadProcess.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.WorkloadProcess.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkloadProcess pid. */
            pid: number;

            /** WorkloadProcess parent. */
            parent: number;

            /** WorkloadProcess since. */
            since: Long;

            /** WorkloadProcess uid. */
            uid: number;

            /** WorkloadProcess executable. */
            executable: string;

            /** WorkloadProcess arguments. */
            arguments: string[];

            /** WorkloadProcess comm. */
            comm: string;

            /**
             * Creates a new WorkloadProcess instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkloadProcess instance
             */
            static create(properties: ringfence.v1.WorkloadProcess.$Shape): ringfence.v1.WorkloadProcess & ringfence.v1.WorkloadProcess.$Shape;
            static create(properties?: ringfence.v1.WorkloadProcess.$Properties): ringfence.v1.WorkloadProcess;

            /**
             * Encodes the specified WorkloadProcess message. Does not implicitly {@link ringfence.v1.WorkloadProcess.verify|verify} messages.
             * @param message WorkloadProcess message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.WorkloadProcess.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkloadProcess message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.WorkloadProcess & ringfence.v1.WorkloadProcess.$Shape} WorkloadProcess
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.WorkloadProcess & ringfence.v1.WorkloadProcess.$Shape;
        }

        namespace WorkloadProcess {

            /** Properties of a WorkloadProcess. */
            interface $Properties {

                /** WorkloadProcess pid */
                pid?: (number|null);

                /** WorkloadProcess parent */
                parent?: (number|null);

                /** WorkloadProcess since */
                since?: (Long|null);

                /** WorkloadProcess uid */
                uid?: (number|null);

                /** WorkloadProcess executable */
                executable?: (string|null);

                /** WorkloadProcess arguments */
                "arguments"?: (string[]|null);

                /** WorkloadProcess comm */
                comm?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkloadProcess. */
            type $Shape = ringfence.v1.WorkloadProcess.$Properties;
        }

        /**
         * Properties of a WorkloadProfile.
         * @deprecated Use ringfence.v1.WorkloadProfile.$Properties instead.
         */
        interface IWorkloadProfile extends ringfence.v1.WorkloadProfile.$Properties {
        }

        /** Represents a WorkloadProfile. */
        class WorkloadProfile {

            /**
             * Constructs a new WorkloadProfile.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.WorkloadProfile.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkloadProfile workload. */
            workload?: (ringfence.v1.Workload.$Properties|null);

            /** WorkloadProfile activity. */
            activity?: (ringfence.v1.WorkloadActivity.$Properties|null);

            /** WorkloadProfile processes. */
            processes: ringfence.v1.WorkloadProcess.$Properties[];

            /** WorkloadProfile processesLeftOff. */
            processesLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

            /** WorkloadProfile executions. */
            executions: ringfence.v1.ExecutionTally.$Properties[];

            /** WorkloadProfile executionsLeftOff. */
            executionsLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

            /** WorkloadProfile files. */
            files: ringfence.v1.FileTally.$Properties[];

            /** WorkloadProfile filesLeftOff. */
            filesLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

            /** WorkloadProfile peers. */
            peers: ringfence.v1.PeerTally.$Properties[];

            /** WorkloadProfile peersLeftOff. */
            peersLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

            /** WorkloadProfile rules. */
            rules: ringfence.v1.RuleTally.$Properties[];

            /** WorkloadProfile rulesLeftOff. */
            rulesLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

            /** WorkloadProfile unnamed. */
            unnamed: Long;

            /**
             * Creates a new WorkloadProfile instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkloadProfile instance
             */
            static create(properties: ringfence.v1.WorkloadProfile.$Shape): ringfence.v1.WorkloadProfile & ringfence.v1.WorkloadProfile.$Shape;
            static create(properties?: ringfence.v1.WorkloadProfile.$Properties): ringfence.v1.WorkloadProfile;

            /**
             * Encodes the specified WorkloadProfile message. Does not implicitly {@link ringfence.v1.WorkloadProfile.verify|verify} messages.
             * @param message WorkloadProfile message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.WorkloadProfile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkloadProfile message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.WorkloadProfile & ringfence.v1.WorkloadProfile.$Shape} WorkloadProfile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.WorkloadProfile & ringfence.v1.WorkloadProfile.$Shape;
        }

        namespace WorkloadProfile {

            /** Properties of a WorkloadProfile. */
            interface $Properties {

                /** WorkloadProfile workload */
                workload?: (ringfence.v1.Workload.$Properties|null);

                /** WorkloadProfile activity */
                activity?: (ringfence.v1.WorkloadActivity.$Properties|null);

                /** WorkloadProfile processes */
                processes?: (ringfence.v1.WorkloadProcess.$Properties[]|null);

                /** WorkloadProfile processesLeftOff */
                processesLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

                /** WorkloadProfile executions */
                executions?: (ringfence.v1.ExecutionTally.$Properties[]|null);

                /** WorkloadProfile executionsLeftOff */
                executionsLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

                /** WorkloadProfile files */
                files?: (ringfence.v1.FileTally.$Properties[]|null);

                /** WorkloadProfile filesLeftOff */
                filesLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

                /** WorkloadProfile peers */
                peers?: (ringfence.v1.PeerTally.$Properties[]|null);

                /** WorkloadProfile peersLeftOff */
                peersLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

                /** WorkloadProfile rules */
                rules?: (ringfence.v1.RuleTally.$Properties[]|null);

                /** WorkloadProfile rulesLeftOff */
                rulesLeftOff?: (ringfence.v1.LeftOff.$Properties|null);

                /** WorkloadProfile unnamed */
                unnamed?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkloadProfile. */
            type $Shape = ringfence.v1.WorkloadProfile.$Properties;
        }

        /**
         * Properties of a MapStatus.
         * @deprecated Use ringfence.v1.MapStatus.$Properties instead.
         */
        interface IMapStatus extends ringfence.v1.MapStatus.$Properties {
        }

        /** Represents a MapStatus. */
        class MapStatus {

            /**
             * Constructs a new MapStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.MapStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MapStatus name. */
            name: string;

            /** MapStatus capacity. */
            capacity: Long;

            /** MapStatus entries. */
            entries: Long;

            /** MapStatus memory. */
            memory: Long;

            /**
             * Creates a new MapStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MapStatus instance
             */
            static create(properties: ringfence.v1.MapStatus.$Shape): ringfence.v1.MapStatus & ringfence.v1.MapStatus.$Shape;
            static create(properties?: ringfence.v1.MapStatus.$Properties): ringfence.v1.MapStatus;

            /**
             * Encodes the specified MapStatus message. Does not implicitly {@link ringfence.v1.MapStatus.verify|verify} messages.
             * @param message MapStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.MapStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MapStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.MapStatus & ringfence.v1.MapStatus.$Shape} MapStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.MapStatus & ringfence.v1.MapStatus.$Shape;
        }

        namespace MapStatus {

            /** Properties of a MapStatus. */
            interface $Properties {

                /** MapStatus name */
                name?: (string|null);

                /** MapStatus capacity */
                capacity?: (Long|null);

                /** MapStatus entries */
                entries?: (Long|null);

                /** MapStatus memory */
                memory?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MapStatus. */
            type $Shape = ringfence.v1.MapStatus.$Properties;
        }

        /**
         * Properties of a NodeActivity.
         * @deprecated Use ringfence.v1.NodeActivity.$Properties instead.
         */
        interface INodeActivity extends ringfence.v1.NodeActivity.$Properties {
        }

        /** Represents a NodeActivity. */
        class NodeActivity {

            /**
             * Constructs a new NodeActivity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ringfence.v1.NodeActivity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeActivity time. */
            time: Long;

            /** NodeActivity workloads. */
            workloads: ringfence.v1.WorkloadActivity.$Properties[];

            /** NodeActivity programs. */
            programs: ringfence.v1.ProgramStatus.$Properties[];

            /** NodeActivity countsRuns. */
            countsRuns: boolean;

            /** NodeActivity maps. */
            maps: ringfence.v1.MapStatus.$Properties[];

            /** NodeActivity agentMemory. */
            agentMemory: Long;

            /** NodeActivity agentTime. */
            agentTime: Long;

            /**
             * Creates a new NodeActivity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeActivity instance
             */
            static create(properties: ringfence.v1.NodeActivity.$Shape): ringfence.v1.NodeActivity & ringfence.v1.NodeActivity.$Shape;
            static create(properties?: ringfence.v1.NodeActivity.$Properties): ringfence.v1.NodeActivity;

            /**
             * Encodes the specified NodeActivity message. Does not implicitly {@link ringfence.v1.NodeActivity.verify|verify} messages.
             * @param message NodeActivity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ringfence.v1.NodeActivity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeActivity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ringfence.v1.NodeActivity & ringfence.v1.NodeActivity.$Shape} NodeActivity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ringfence.v1.NodeActivity & ringfence.v1.NodeActivity.$Shape;
        }

        namespace NodeActivity {

            /** Properties of a NodeActivity. */
            interface $Properties {

                /** NodeActivity time */
                time?: (Long|null);

                /** NodeActivity workloads */
                workloads?: (ringfence.v1.WorkloadActivity.$Properties[]|null);

                /** NodeActivity programs */
                programs?: (ringfence.v1.ProgramStatus.$Properties[]|null);

                /** NodeActivity countsRuns */
                countsRuns?: (boolean|null);

                /** NodeActivity maps */
                maps?: (ringfence.v1.MapStatus.$Properties[]|null);

                /** NodeActivity agentMemory */
                agentMemory?: (Long|null);

                /** NodeActivity agentTime */
                agentTime?: (Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeActivity. */
            type $Shape = ringfence.v1.NodeActivity.$Properties;
        }
    }
}
